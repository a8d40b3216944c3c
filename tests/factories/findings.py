"""Findings as hypothesis strategies: any that a rule could state, told in invented words."""

from __future__ import annotations

from hypothesis import strategies as st

from mingtang.audit.findings import Finding, Quote, Severity, Status
from tests.factories.documents import TEXTS, places

RULES = st.sampled_from(("T3-01", "T2-03", "TX-12", "TW-01"))
CELLS = st.sampled_from(
    ("applications/total/total", "proactive/charges.amount", "remedies/reconsideration/upheld")
)
NUMBERS = st.none() | st.integers(-(10**6), 10**6) | st.decimals("-999", "999", places=2)
QUOTES = st.builds(Quote, TEXTS, st.none() | places())


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    return Finding(
        rule=draw(RULES),
        severity=draw(st.sampled_from(Severity)),
        status=draw(st.sampled_from(Status)),
        message=draw(TEXTS),
        left=draw(NUMBERS),
        right=draw(NUMBERS),
        cells=tuple(draw(st.lists(CELLS, max_size=3))),
        quotes=tuple(draw(st.lists(QUOTES, max_size=3))),
        cites=tuple(draw(st.lists(TEXTS, max_size=2))),
    )
