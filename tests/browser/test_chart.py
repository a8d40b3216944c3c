from __future__ import annotations

from mingtang_office.accounts.models import User
from tests.browser.conftest import OpenPage, keep_screen

_TABLE = """
<table class="data-table" data-chart="bar"><thead><tr><th>规则</th><th class="number">问题</th></tr></thead>
<tbody><tr><td>合计不等</td><td class="number">1,204</td></tr><tr><td>缺少章节</td><td class="number">3</td></tr></tbody></table>
"""


def test_a_chart_says_what_its_table_says(open_page: OpenPage, owner: User) -> None:
    page = open_page("/office/", owner)
    page.locator(".office-main").evaluate("(main, table) => { main.innerHTML = table }", _TABLE)
    address = page.locator('script[src*="ui/chart"]').get_attribute("src")
    page.add_script_tag(url=f"{address}?again", type="module")

    chart = page.locator(".chart svg")
    chart.wait_for()

    assert "1204" in (chart.text_content() or "")
    assert page.locator("table[data-chart]").count() == 1
    keep_screen(page, "chart")
