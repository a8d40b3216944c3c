"""Every step that has a page, by its code."""

from __future__ import annotations

from mingtang_office.applications.case_steps import (
    closing,
    consulting,
    corrections,
    endings,
    excess,
    extension,
    fees,
    papers,
    receipt,
    rectification,
    taking,
)
from mingtang_office.applications.case_steps.page import StepPage

_MODULES = (
    taking,
    receipt,
    rectification,
    consulting,
    extension,
    excess,
    fees,
    endings,
    closing,
    papers,
    corrections,
)
PAGES: dict[str, StepPage] = {page.code: page for module in _MODULES for page in module.PAGES}
