"""docs/glossary.md gives each term its one identifier; the identifiers are those of the code."""

from __future__ import annotations

import re

from mingtang.annual.edition import editions
from tests.repo.tree import ROOT, modules

ROW = re.compile(r"(?m)^\| (?P<term>[^|]+) \| (?P<identifiers>[^|]*`[^|]*) \|")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")


def _identifiers() -> set[str]:
    found = (re.findall(r"`([^`]+)`", row["identifiers"]) for row in ROW.finditer(GLOSSARY))
    return {name for names in found for name in names}


def _code() -> str:
    data = (ROOT / "src" / "mingtang").rglob("*.toml")
    return "\n".join(path.read_text("utf-8") for path in (*modules("src"), *data))


def test_every_identifier_of_the_glossary_is_used_in_the_code() -> None:
    words = set(re.findall(r"[A-Za-z_][\w.]*\w|\w", _code()))
    words |= {part for word in words for part in word.split(".")}
    unknown = {
        name
        for name in _identifiers()
        if not all(part in words for part in re.split(r"[./|]", name))
    }
    assert unknown == set()


def test_every_row_and_column_of_the_forms_stands_in_the_glossary() -> None:
    keys = {
        part
        for edition in editions().values()
        for address in edition.cell_keys()
        for part in address.split("/")
    }
    assert {key for key in keys if f"`{key}`" not in GLOSSARY} == set()


def test_no_term_has_two_identifiers() -> None:
    terms = [row["term"] for row in ROW.finditer(GLOSSARY)]
    assert {term for term in terms if terms.count(term) > 1} == set()
