"""Index numbers and document numbers: written, read, recognised, looked for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.privacy import credit_code_check, organisation_code_check
from mingtang.publication import document_numbers, index_numbers
from mingtang.publication.document_numbers import NotADocumentNumber, normalised, search_key
from mingtang.publication.index_numbers import NotAnIndexNumber, Scheme, numbering_year, scheme_of

CREDIT = st.from_regex(r"1[12][0-9]{6}[0-9A-HJ-NP-RTUWXY]{9}", fullmatch=True).map(
    lambda first: first + credit_code_check(first)
)
ORGANISATION = st.from_regex(r"[0-9]{8}", fullmatch=True).map(
    lambda first: first + organisation_code_check(first)
)


@given(st.one_of(CREDIT, ORGANISATION), st.integers(1949, 2099), st.integers(1, 9_999_999))
def test_an_index_number_is_read_back_as_it_was_written(code: str, year: int, serial: int) -> None:
    written = index_numbers.write(code, year, serial)
    assert index_numbers.parse(str(written)) == written
    assert scheme_of(str(written)) is written.scheme


@pytest.mark.parametrize(
    ("number", "scheme"),
    [
        ("000014349/2022-00039", Scheme.ORGANISATION_CODE),
        ("11441700007280420Y/2021-00050", Scheme.CREDIT_CODE),
        ("01404053X／2021－00490", Scheme.ORGANISATION_CODE),
        ("000014349/02-0101/2009-00012", Scheme.CLASSIFIED),
        ("330203-012-04-01-20210315-0007", Scheme.DATED),
        ("JA012-03-2019-0005", Scheme.REGIONAL),
        ("530000120304202100017", Scheme.DIGITS),
        ("000014348/2022-00039", None),
        ("000014349/2022-39", None),
        ("云教发〔2025〕3号", None),
        ("", None),
    ],
)
def test_the_schemes_met_on_other_sites_are_recognised(number: str, scheme: Scheme | None) -> None:
    assert scheme_of(number) is scheme


def test_a_mistyped_code_is_refused_with_what_to_do() -> None:
    with pytest.raises(NotAnIndexNumber, match="校验码不符"):
        index_numbers.parse("11441700007280420X/2021-00050")


def test_a_serial_of_six_digits_is_not_padded() -> None:
    with pytest.raises(NotAnIndexNumber, match="不补零"):
        index_numbers.parse("000014349/2022-000039")


def test_numbers_run_on_within_the_year() -> None:
    number = index_numbers.parse("000014349/2022-99999")
    assert str(number.next) == "000014349/2022-100000"


def test_an_item_is_numbered_in_the_year_of_its_written_date() -> None:
    assert numbering_year(date(2025, 12, 30), date(2026, 1, 5)) == 2025
    assert numbering_year(None, date(2026, 1, 5)) == 2026


@pytest.mark.parametrize(
    "spelling",
    [
        "云教发〔2025〕3号",
        "云教发[2025]3号",
        "云教发【2025】3号",
        "云教发（2025）第03号",
        "云教发(２０２５)３ 号",
        "云教发［2025］3号",
        "云教发2025年3号",
        "云教发〔2025〕3",
    ],
)
def test_a_document_number_has_one_right_spelling(spelling: str) -> None:
    assert normalised(spelling) == "云教发〔2025〕3号"


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("国务院令第711号", "国务院令第711号"),
        ("云江县人民政府公告2025年第3号", "云江县人民政府公告2025年第3号"),
        ("无", "无"),
    ],
)
def test_numbers_of_orders_and_announcements_stay_as_they_are(number: str, right: str) -> None:
    assert normalised(number) == right


@pytest.mark.parametrize(
    "text", ["", "云教发", "〔2025〕3号", "云教发〔2025〕号", "3号", "云教发〔2025〕0号"]
)
def test_what_is_no_document_number_is_refused(text: str) -> None:
    with pytest.raises(NotADocumentNumber, match="发文字号"):
        document_numbers.parse(text)


@given(
    st.sampled_from(["云教发", "教基厅函", "云政办规", "苏教财"]),
    st.integers(1990, 2040),
    st.integers(1, 9999),
)
def test_every_likely_spelling_finds_the_number(mark: str, year: int, serial: int) -> None:
    number = document_numbers.parse(f"{mark}〔{year}〕{serial}号")
    assert {search_key(each) for each in number.spellings} == {number.key}


@pytest.mark.parametrize("query", ["招生 通知", "2025年招生", "云江县教育局", "3号"])
def test_words_are_not_taken_for_a_number(query: str) -> None:
    assert search_key(query) is None
