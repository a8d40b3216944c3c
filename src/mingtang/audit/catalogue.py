"""The catalogue of rules as a page for officers: `python -m mingtang.audit.catalogue [--check]`.

Writes `docs/rules.md` of the working folder from the register; with `--check` it writes nothing and
exits 1 where the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from mingtang.audit.findings import Severity
from mingtang.audit.registry import ALL_EDITIONS, Rule, catalogue

PAGE = Path("docs") / "rules.md"

LEVELS = {
    Severity.ERROR: "错误（必须改正）",
    Severity.WARNING: "警告（应当核对并说明）",
    Severity.NOTICE: "提示",
}
GROUPS = {
    "T2": "表二：主动公开政府信息情况",
    "T3": "表三：收到和处理政府信息公开申请情况",
    "T4": "表四：行政复议、行政诉讼情况",
    "TN": "正文中的数字",
    "TW": "文字",
    "TX": "结构、身份与正文",
}
OPENING = """# 审核规则

本页由规则登记表生成，请勿手工修改；改了规则之后运行 `python -m mingtang.audit.catalogue`。

每条规则先说规范，再用一张表举例。结论分三级：**错误**必须改正，**警告**应当核对并说明，**提示**供参考。缺少
一方数据、或有两种可能的口径时，结论为**存疑**，只列出双方，不作认定；来源里没有读出的格，不作判断。表中
“适用格式”指：2008 为 2007 年《条例》下的自由格式，2019 为国办公开办函〔2019〕60号格式，2021 为国办公开办函
〔2021〕30号格式。
"""


def entry(rule: Rule) -> str:
    """One rule as a section of the page."""
    editions = "全部" if rule.editions == ALL_EDITIONS else "、".join(rule.editions)
    norm, _, cases = rule.norm.partition("\n\n")
    return "\n".join(
        (
            f"### {rule.code} {rule.title}",
            "",
            f"- 级别：{LEVELS[rule.severity]}",
            f"- 适用格式：{editions}",
            f"- 依据：{'；'.join(rule.cites)}",
            "",
            _unwrapped(norm),
            "",
            cases.strip(),
            "",
        )
    )


def _unwrapped(norm: str) -> str:
    """The norm on one line: Chinese wants no space where the source wraps."""
    return "".join(line.strip() for line in norm.splitlines())


def page(rules: Iterable[Rule]) -> str:
    """The whole page, rules by group and code."""
    every = list(rules)
    parts = [OPENING, f"共 {len(every)} 条。\n"]
    for prefix, title in GROUPS.items():
        members = [rule for rule in every if rule.code.startswith(f"{prefix}-")]
        if members:
            parts += [f"## {title}\n", *map(entry, members)]
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` tell whether it is current. Returns the exit code."""
    current = page(catalogue())
    if "--check" not in arguments:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(current, "utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text("utf-8") == current:
        return 0
    sys.stderr.write(f"{PAGE} 与规则不符，请运行 python -m mingtang.audit.catalogue 重新生成。\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
