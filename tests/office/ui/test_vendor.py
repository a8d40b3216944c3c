from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders

from mingtang_office.ui.vendor import VendorFinder


def test_echarts_is_served_from_its_wheel() -> None:
    found = finders.find("vendor/echarts.min.js")

    assert found is not None
    assert "Apache Software Foundation" in Path(found).read_text("utf-8")[:200]


def test_nothing_else_of_that_wheel_is() -> None:
    assert [name for name, _ in VendorFinder().list(None)] == ["echarts.min.js"]
    assert finders.find("vendor/echarts-gl.min.js") is None
