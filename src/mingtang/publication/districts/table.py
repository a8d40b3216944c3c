"""The districts of a school year: which school takes in which areas, for which stage.

Division of districts is what an education bureau must publish with its admissions (05 row 14; 义务教育法第十二条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mingtang.publication.districts.areas import Area, areas_of, scope_words
from mingtang.publication.districts.names import Names, names_of

FIELD = "districts"  # of the metadata: the rows of a table, a line each
BETWEEN = "｜"
SHARED = "多校划片"
LONGEST_SCHOOL = 60
LONGEST_SCOPE = 4000


class Stage(StrEnum):
    PRIMARY = "primary"
    JUNIOR = "junior"

    @property
    def label(self) -> str:
        return {"primary": "小学", "junior": "初中"}[self]


class NotARow(ValueError):
    """What a row says that cannot be used; `column` names the cell."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


@dataclass(frozen=True, slots=True)
class Row:
    """What one school takes in. `is_shared`: the same area may belong to other schools as well (多校划片).
    `number`: the line of the table it came from, 0 where that is not known."""

    school: str
    stages: tuple[Stage, ...]
    areas: tuple[Area, ...]
    is_shared: bool = False
    telephone: str = ""
    number: int = 0

    @property
    def stage_words(self) -> str:
        return "、".join(each.label for each in self.stages)

    @property
    def scope(self) -> str:
        return scope_words(self.areas)

    @property
    def line(self) -> str:
        """The row as one line of text, as an item keeps it; `row_of` reads it back."""
        shared = SHARED if self.is_shared else ""
        cells = (self.school, self.stage_words, self.scope, shared, self.telephone)
        return BETWEEN.join(cells).rstrip(BETWEEN)


@dataclass(frozen=True, slots=True)
class Districts:
    """A table in force, of an agency and a school year."""

    rows: tuple[Row, ...]
    names: Names = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = names_of(area for row in self.rows for area in row.areas)
        object.__setattr__(self, "names", names)

    @property
    def stages(self) -> tuple[Stage, ...]:
        return tuple(each for each in Stage if any(each in row.stages for row in self.rows))

    @property
    def schools(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.school for row in self.rows))


def row_of(line: str) -> Row:
    """A line back as a row; raises ValueError for one that `Row.line` did not write."""
    school, stages, scope, shared, telephone, *_ = [*line.split(BETWEEN), "", "", "", ""]
    areas = areas_of(scope)
    return Row(school, _stages(stages, school), areas, _is_shared(shared), _telephone(telephone))


def districts_of(lines: Iterable[str]) -> Districts:
    return Districts(tuple(map(row_of, lines)))


def read_row(
    school: str,
    stages: str,
    scope: str,
    *,
    shared: str = "",
    telephone: str = "",
    within: tuple[str, ...] = (),
    number: int = 0,
) -> Row:
    """A row from its cells as people fill them in. Raises `NotARow`."""
    name = "".join(school.split()).replace(BETWEEN, "")
    if not name or len(name) > LONGEST_SCHOOL:
        raise NotARow("school", f"没有写学校的名称，或者超过{LONGEST_SCHOOL}字。")
    if len(scope) > LONGEST_SCOPE:
        raise NotARow("scope", f"一格最多{LONGEST_SCOPE}字，请分成几行写。")
    try:
        areas = areas_of(scope.replace(BETWEEN, " "), within)
    except ValueError as error:
        raise NotARow("scope", str(error)) from error
    return Row(
        name, _stages(stages, name), areas, _is_shared(shared), _telephone(telephone), number
    )


def _stages(said: str, school: str) -> tuple[Stage, ...]:
    told = "".join(said.split())
    for text in (told, school) if not told else (told,):
        if "九年" in text or "一贯" in text:
            return tuple(Stage)
        found = tuple(stage for stage in Stage if stage.label in text)
        if not found and re.search(r"初级中学|中学|初级", text):
            found = (Stage.JUNIOR,)
        if found:
            return found
    raise NotARow("stage", "看不出是小学还是初中，请填写“小学”“初中”或者“小学、初中”。")


_YES = frozenset({"是", "有", "√", "✓", "Y", "y", "1", SHARED, "多校", "共享", "共享学区"})
_NO = frozenset({"", "否", "无", "×", "✗", "N", "n", "0", "单校划片", "单校", "-", "—", "/"})


def _is_shared(said: str) -> bool:
    told = "".join(said.split())
    if told in _YES:
        return True
    if told in _NO:
        return False
    raise NotARow("shared", f"“{told}”不认识，多校划片的填“是”，其余留空。")


def _telephone(said: str) -> str:
    told = " ".join(said.split())
    if len(told) > 60 or BETWEEN in told or re.search(r"[^\d\s()（）+\-—、,，/；;转分机]", told):
        raise NotARow("telephone", "电话只写号码，几个号码之间用顿号。")
    return told
