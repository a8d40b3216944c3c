"""文号: allotted one after the other, in the transaction that signs."""

from __future__ import annotations

from mingtang.applications.letter_kinds import Series
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.codes import code_of
from mingtang_office.letters.models import Letter, SeriesCounter


def series_code(agency: Agency, series: Series) -> str:
    """The code before the year. Refuses one under which another agency numbers already: the same
    number must never stand on two letters."""
    code = f"{code_of(agency)}{series.mark}"
    if Letter.objects.filter(code=code).exclude(agency=agency).exists():
        raise Refused(
            f"机关代字“{code}”已有其他机关在用，同一个文号会出现在两份文书上。"
            "请机构负责人先在“发文设置”中为本机关设定代字，再签发。"
        )
    return code


def take_number(agency: Agency, series: Series, year: int) -> int:
    """The next number; must stand in the transaction of its signature."""
    return SeriesCounter.take(agency=agency, series=series, year=year)
