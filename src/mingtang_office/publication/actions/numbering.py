"""Index numbers: allotted one after the other, in the transaction that publishes."""

from __future__ import annotations

from mingtang.publication import index_numbers
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.models import IndexCounter


def take_index_number(agency: Agency, year: int) -> str:
    """11331000000000001X/2025-00042. The counter's row stays locked until the transaction ends."""
    [number] = take_index_numbers(agency, year, 1)
    return number


def take_index_numbers(agency: Agency, year: int, count: int) -> list[str]:
    """So many numbers of a year that follow one another."""
    first = IndexCounter.take(count, agency=agency, year=year)
    return [_written(agency, year, serial) for serial in range(first, first + count)]


def keep_clear(agency: Agency, year: int, serial: int) -> None:
    """Let no number up to this one be allotted: a former site has used them."""
    counter = IndexCounter.held(agency=agency, year=year)
    if counter.last < serial:
        counter.last = serial
        counter.save(update_fields=("last",))


def prefix_of(agency: Agency) -> str:
    """What stands before the year in every index number of this agency."""
    return agency.index_prefix or agency.credit_code


def _written(agency: Agency, year: int, serial: int) -> str:
    """Under the agency's own prefix where it has one, else its unified social credit code."""
    if agency.index_prefix:
        return f"{agency.index_prefix}/{year}-{serial:05d}"
    try:
        return str(index_numbers.write(agency.credit_code, year, serial))
    except index_numbers.NotAnIndexNumber:
        raise Refused(
            f"{agency.name}还没有登记统一社会信用代码或者索引号前缀，无法编索引号。"
            "请系统管理员先在机关信息中补上。"
        ) from None
