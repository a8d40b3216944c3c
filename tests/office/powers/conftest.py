"""Entries of the registers for the tests: those of the education bureau in 2025, known at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from mingtang.annual.compile_powers import power_cells
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.annual.report import Number
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.annual.queries import table_two
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers.actions import entering
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import PowerStanding, Register, Registered
from tests.office.conftest import NOW, Agencies

DAY = date(2025, 3, 3)
USUAL: dict[Register, dict[str, Any]] = {
    Register.DOCUMENTS: {
        "row": "normative_documents",
        "title": "云江县义务教育招生办法",
        "number": "云教规〔2025〕1号",
        "made_on": DAY,
        "valid_until": None,
        "published_on": None,
        "published_key": "",
    },
    Register.ITEMS: {
        "row": "licences",
        "name": "民办学校办学许可",
        "code": "",
        "basis": "《民办教育促进法》第十二条",
        "listed_on": date(2019, 7, 1),
        "delisted_on": None,
    },
    Register.DECISIONS: {
        "row": "penalties",
        "number": "云教罚〔2025〕1号",
        "item": "擅自举办校外培训机构",
        "basis": "《民办教育促进法》第六十四条",
        "party_kind": "organisation",
        "party": "云江县启明培训中心",
        "decided_on": DAY,
        "result": "责令停止举办，罚款三万元",
        "publicity": True,
        "published_on": None,
        "published_key": "",
    },
    Register.CHARGES: {
        "item": "普通高中学费",
        "basis": "云价费〔2019〕8号",
        "standard": "每生每学期600元",
        "first_on": DAY,
        "last_on": None,
        "amount": Decimal("126000.50"),
    },
    Register.PROCUREMENTS: {
        "project": "教学用计算机采购",
        "number": "YJZC-2025-001",
        "central": True,
        "manner": "open_tender",
        "supplier": "云江县博文科技有限公司",
        "contract_on": DAY,
        "amount": Decimal("1060100"),
    },
    Register.FIGURES: {
        "row": "licences",
        "first_on": date(2025, 1, 1),
        "last_on": date(2025, 3, 31),
        "number": 120,
        "amount": None,
        "source": "行政许可统计报表2025年第一季度",
    },
}

Put = Callable[..., Registered]


@pytest.fixture
def put(agencies: Agencies, owner: User) -> Put:
    """put(Register.CHARGES, item="…"): an entry with these fields, entered by the owner (`by`) at
    `now` for the education bureau (`agency`)."""

    def entered(
        register: Register,
        *,
        agency: Agency | None = None,
        by: User = owner,
        now: datetime = NOW,
        **changes: Any,
    ) -> Registered:
        return entering.enter(
            ledger=LEDGERS[register],
            agency=agency or agencies.education,
            values={**USUAL[register], **changes},
            by=by,
            now=now,
        )

    return entered


def values_of(entry: Registered, **changes: Any) -> dict[str, Any]:
    """The fields of an entry as a form would send them, some of them changed."""
    asked = LEDGERS[entry.register].asked
    return {column.name: getattr(entry, column.name) for column in asked} | changes


@pytest.fixture
def asked(agencies: Agencies) -> Question:
    """The year 2025 of the education bureau, as known long after."""
    return Question(
        agencies.education,
        below=False,
        period=Period.of_year(2025),
        cut_off=datetime(2027, 1, 1, tzinfo=UTC),
        form=edition("2021"),
    )


def cells(question: Question) -> dict[str, Number]:
    """The figures of table two, those that are not zero."""
    tallies = table_two.tallies(question, PowerStanding.objects.all())
    found = power_cells(tallies, question.form)
    return {address.partition("/")[2]: figure for address, figure in found.items() if figure}
