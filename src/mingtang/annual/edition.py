"""The statutory forms of the annual report, as data: `editions/*.toml` read once.

Everything that must know a row, a column or a label of a form asks here: recognition, audit,
rendering, compilation. A new form is a new data file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

PROACTIVE, APPLICATIONS, REMEDIES = "proactive", "applications", "remedies"


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its key, its statutory wording and other wordings that mean the same."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section of the report; `holds` is `narrative` or the key of the table it holds."""

    number: int
    title: str
    aliases: tuple[str, ...]
    holds: str

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class ProactiveItem:
    """One 第二十条第（…）项 of table two: its own columns over its rows."""

    item: str
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """A row of table three. `group` is the heading merged to its left; `outcome` says whether
    （七）总计 adds it up."""

    key: str
    label: str
    aliases: tuple[str, ...]
    group: str
    outcome: bool

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.label, *self.aliases)


@dataclass(frozen=True, slots=True)
class ApplicantColumn:
    """A column of table three; `organisation` puts it under 法人或其他组织."""

    key: str
    label: str
    organisation: bool


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row that reports of this edition sometimes print in place of `parts`."""

    key: str
    label: str
    aliases: tuple[str, ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicationsForm:
    note: str
    applicant_heading: str
    organisation_heading: str
    outcome_heading: str
    columns: tuple[ApplicantColumn, ...]
    rows: tuple[ApplicationRow, ...]
    merged: MergedRow | None

    @property
    def outcome_keys(self) -> tuple[str, ...]:
        """Keys of the rows that （七）总计 adds up, in order."""
        return tuple(row.key for row in self.rows if row.outcome)


@dataclass(frozen=True, slots=True)
class RemediesForm:
    review_heading: str
    litigation_heading: str
    groups: tuple[Label, ...]
    columns: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class FiguresForm:
    """The statistics table of a free-form report: its name and its heads."""

    caption: str
    name: str
    unit: str
    value: str
    cumulative: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One statutory form. `code` is `2021`, `2019` or `2008`; the last has no statutory tables.

    `title` is the title of a report with {agency} and {year} left open, `proactive_heading` the
    head over the row labels of table two.
    """

    code: str
    name: str
    citation: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionForm, ...]
    proactive: tuple[ProactiveItem, ...]
    applications: ApplicationsForm | None
    remedies: RemediesForm | None
    title: str = "{agency}{year}年政府信息公开工作年度报告"
    proactive_heading: str = ""
    figures: FiguresForm | None = None

    def __hash__(self) -> int:
        """By the code alone: whoever keeps something for a form must not hash its every label."""
        return hash(self.code)

    def proactive_keys(self) -> tuple[str, ...]:
        """Addresses of the cells of table two in reading order: `proactive/regulations.made` …"""
        return tuple(
            f"{PROACTIVE}/{row.key}.{column.key}"
            for item in self.proactive
            for row in item.rows
            for column in item.columns
        )

    def application_keys(self) -> tuple[str, ...]:
        """Addresses of the cells of table three: `applications/new_received/natural_person` …"""
        if self.applications is None:
            return ()
        return tuple(
            f"{APPLICATIONS}/{row.key}/{column.key}"
            for row in self.applications.rows
            for column in self.applications.columns
        )

    def remedy_keys(self) -> tuple[str, ...]:
        """Addresses of the cells of table four: `remedies/reconsideration/upheld` …"""
        if self.remedies is None:
            return ()
        return tuple(
            f"{REMEDIES}/{group.key}/{column.key}"
            for group in self.remedies.groups
            for column in self.remedies.columns
        )

    def cell_keys(self) -> tuple[str, ...]:
        """Addresses of every cell of the form, table by table."""
        return self.proactive_keys() + self.application_keys() + self.remedy_keys()

    def holds_in(self, year: int) -> bool:
        """Whether reports of this year are written in this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


def _labels(rows: list[dict[str, Any]]) -> tuple[Label, ...]:
    return tuple(Label(r["key"], r["label"], tuple(r.get("aliases", ()))) for r in rows)


def _applications(data: dict[str, Any] | None) -> ApplicationsForm | None:
    if data is None:
        return None
    merged = data.get("merged")
    return ApplicationsForm(
        note=data["note"],
        applicant_heading=data["applicant_heading"],
        organisation_heading=data["organisation_heading"],
        outcome_heading=data["outcome_heading"],
        columns=tuple(ApplicantColumn(**column) for column in data["columns"]),
        rows=tuple(
            ApplicationRow(r["key"], r["label"], tuple(r["aliases"]), r["group"], r["outcome"])
            for r in data["rows"]
        ),
        merged=merged
        and MergedRow(
            merged["key"], merged["label"], tuple(merged["aliases"]), tuple(merged["parts"])
        ),
    )


def _remedies(data: dict[str, Any] | None) -> RemediesForm | None:
    if data is None:
        return None
    return RemediesForm(
        data["review_heading"],
        data["litigation_heading"],
        _labels(data["groups"]),
        _labels(data["columns"]),
    )


def _edition(data: dict[str, Any]) -> Edition:
    return Edition(
        code=data["code"],
        name=data["name"],
        citation=data["citation"],
        first_year=data["first_year"],
        last_year=data.get("last_year"),
        sections=tuple(
            SectionForm(s["number"], s["title"], tuple(s["aliases"]), s["holds"])
            for s in data["sections"]
        ),
        proactive=tuple(
            ProactiveItem(p["item"], _labels(p["columns"]), _labels(p["rows"]))
            for p in data.get("proactive", ())
        ),
        applications=_applications(data.get("applications")),
        remedies=_remedies(data.get("remedies")),
        proactive_heading=data.get("proactive_heading", ""),
        figures=FiguresForm(**data["figures"]) if "figures" in data else None,
    )


@cache
def editions() -> dict[str, Edition]:
    """Every edition by its code, oldest first."""
    folder = files("mingtang.annual") / "editions"
    found = [
        _edition(tomllib.loads(entry.read_text("utf-8")))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return {edition.code: edition for edition in sorted(found, key=lambda e: e.first_year)}


def edition(code: str) -> Edition:
    """The edition of this code.

    >>> edition("2021").citation
    '国办公开办函〔2021〕30号'
    >>> len(edition("2021").cell_keys()), len(edition("2019").cell_keys())
    (200, 198)
    """
    return editions()[code]


def edition_of_year(year: int) -> Edition | None:
    """The edition in which the report of this year is to be written.

    >>> edition_of_year(2020).code, edition_of_year(2024).code, edition_of_year(2012).code
    ('2019', '2021', '2008')
    """
    return next((e for e in editions().values() if e.holds_in(year)), None)
