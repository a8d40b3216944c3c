"""Figures of an invented year whose arithmetic holds: T3-01, T3-02, T3-03, T4-01."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from mingtang.annual.edition import ApplicationsForm, Edition, RemediesForm
from mingtang.annual.report import Number

# The busier the agency, the more cells are not zero and the larger they are.
BUSY = {"idle": 0, "county": 12, "city": 400, "province": 20000}


def _some(rng: Random, most: int, chance: float) -> int:
    """A small number more often than a large one, zero unless chance says otherwise."""
    return int(most ** rng.random()) if most and rng.random() < chance else 0


def _applicants(form: ApplicationsForm, rng: Random, most: int) -> dict[str, Number]:
    cells: dict[str, Number] = {}
    parts = [column.key for column in form.columns if column.key != "total"]
    for index, column in enumerate(parts):
        share = most if index == 0 else most // (4 * index)
        outcomes = {key: _some(rng, share, 0.35) for key in form.outcome_keys}
        total = sum(outcomes.values())
        carried_out = _some(rng, share // 4, 0.4)
        carried_in = min(_some(rng, share // 4, 0.4), total + carried_out)
        rows = {
            **outcomes,
            "total": total,
            "carried_out": carried_out,
            "carried_in": carried_in,
            "new_received": total + carried_out - carried_in,
        }
        cells |= {f"applications/{row}/{column}": number for row, number in rows.items()}
    for row in form.rows:
        cells[f"applications/{row.key}/total"] = sum(
            int(cells[f"applications/{row.key}/{column}"]) for column in parts
        )
    return cells


def _remedies(form: RemediesForm, rng: Random, most: int) -> dict[str, Number]:
    cells: dict[str, Number] = {}
    for group in form.groups:
        numbers = {c.key: _some(rng, most // 6, 0.3) for c in form.columns if c.key != "total"}
        numbers["total"] = sum(numbers.values())
        cells |= {f"remedies/{group.key}/{key}": number for key, number in numbers.items()}
    return cells


def _amount(rng: Random, most: int) -> Number:
    """An amount: often zero, often with two to four decimals."""
    whole = _some(rng, most * 50, 0.6)
    if whole == 0 or rng.random() < 0.3:
        return whole
    places = rng.choice((1, 2, 2, 4))
    fraction = rng.randrange(1, 10**places)
    return Decimal(f"{whole}.{fraction:0{places}d}")


def _proactive_2021(rng: Random, most: int) -> dict[str, Number]:
    cells: dict[str, Number] = {}
    for row, busy in (
        ("regulations", most if most == BUSY["province"] else 0),
        ("normative_documents", most),
    ):
        made, repealed = _some(rng, busy // 8, 0.6), _some(rng, busy // 10, 0.4)
        in_force = max(made, repealed) + _some(rng, busy, 0.7)
        cells |= {f"{row}.made": made, f"{row}.repealed": repealed, f"{row}.in_force": in_force}
    cells["licences.decisions"] = _some(rng, most * 20, 0.7)
    cells["penalties.decisions"] = _some(rng, most * 20, 0.6)
    cells["compulsory_measures.decisions"] = _some(rng, most * 4, 0.4)
    cells["charges.amount"] = _amount(rng, most)
    return cells


def _proactive_2019(rng: Random, most: int) -> dict[str, Number]:
    cells: dict[str, Number] = {}
    for row, busy in (
        ("regulations", most if most == BUSY["province"] else 0),
        ("normative_documents", most),
    ):
        made = _some(rng, busy // 8, 0.6)
        cells |= {
            f"{row}.made": made,
            f"{row}.published": made,
            f"{row}.total_public": made + _some(rng, busy, 0.7),
        }
    for row in ("licences", "other_services", "penalties", "compulsory_measures", "charges"):
        before = _some(rng, most, 0.6)
        change = rng.choice((0, 0, _some(rng, most // 4, 0.8), -min(before, _some(rng, most, 0.8))))
        cells |= {f"{row}.items_last_year": before, f"{row}.change": change}
        if row != "charges":
            cells[f"{row}.decisions"] = _some(rng, most * 20, 0.6)
    items = _some(rng, most, 0.6)
    amount = _amount(rng, most * 10) or 1 if items else 0
    return {**cells, "procurement.items": items, "procurement.amount": amount}


def figures(form: Edition, rng: Random, busy: str) -> dict[str, Number]:
    """A number for every cell of the form. `busy` is a key of `BUSY`."""
    assert form.applications is not None
    assert form.remedies is not None
    most = BUSY[busy]
    proactive = _proactive_2021 if form.code == "2021" else _proactive_2019
    return {
        **{f"proactive/{key}": number for key, number in proactive(rng, most).items()},
        **_applicants(form.applications, rng, most),
        **_remedies(form.remedies, rng, most),
    }
