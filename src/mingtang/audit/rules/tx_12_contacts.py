from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import dense, passages
from mingtang.audit.registry import Case, Rule, rule
from mingtang.audit.wording import narrow

PHONE = re.compile(
    r"(?:电话|传真|热线)(?:号码|[/、]传真)?\s*[:：]\s*(?P<told>[\d()\s转—–－-]{3,60}\d)"
)
POSTCODE = re.compile(r"(?:邮编|邮政编码)\s*[:：]\s*(?P<told>\d+)")
MAIL = re.compile(
    r"(?:邮箱|e-?mail)\s*[:：]\s*(?P<told>[\w.+-]{2,40}(?:\s*@\s*[\w.-]+)?)", re.I | re.A
)
SITE = re.compile(r"(?P<told>(?:https?[:;/]+|wwww?\.)[\w./?=&%#:~+-]*)", re.I | re.A)

WRAPPED = (" ", "\n", ".", "/ ", "-")  # an address that goes on after a line break
SHORTEST = 7  # digits of a number without its area code
RIGHT_PHONE = re.compile(
    r"(?:010|02\d|0[3-9]\d\d)\d{7,8}|[2-9]\d{6,7}|1[3-9]\d{9}|[48]00\d{7}|1\d{4}|9\d{4,5}"
)
RIGHT_POSTCODE = re.compile(r"\d{6}")
RIGHT_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
RIGHT_SITE = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/.*)?", re.A | re.I)

KINDS = (
    ("电话", PHONE, RIGHT_PHONE, "固定电话应为区号加七至八位号码"),
    ("邮编", POSTCODE, RIGHT_POSTCODE, "邮编应为六位数字"),
    ("邮箱", MAIL, RIGHT_MAIL, "应形如 name@example.gov.cn"),
    ("网址", SITE, RIGHT_SITE, "应形如 https://www.example.gov.cn"),
)


@rule(
    "TX-12",
    "电话、邮编、邮箱、网址书写正确",
    severity=Severity.WARNING,
    cites=("国办公开办函〔2021〕30号", "《政府信息公开条例》第八条"),
)
def contacts(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """引言和正文所留联系方式应能使用：电话位数、邮编六位、邮箱与网址写法。只看写法，不连网核实。

    | 情形 | 结论 |
    | --- | --- |
    | 电话：0599-6000123 | 通过 |
    | 电话：0599-60001 | 警告，少一位 |
    | 邮编：35400 | 警告 |
    | 邮箱：jyj#163.com 写作 jyj163.com | 警告 |
    | http:/www.example.gov.cn | 警告 |
    """
    for passage in passages(case.report):
        plain = narrow(passage.text)
        for name, pattern, right, advice in KINDS:
            for match in pattern.finditer(plain):
                told = match["told"].strip().rstrip(".,;")
                if pattern is SITE and plain[match.start() : match.end() + 1].endswith(WRAPPED):
                    continue
                written = _numbers(told) if pattern is PHONE else [dense(told)]
                if all(right.fullmatch(each) for each in written):
                    yield None
                    continue
                yield rule.fail(
                    f"{name}“{told}”写法有误，{advice}，请核对",
                    quotes=(passage.quote(*match.span()),),
                )


def _numbers(told: str) -> list[str]:
    """The digits of the telephone numbers written, extensions left out: one number spaced out, or
    several apart."""
    plain = re.sub(r"转\s*\d+", "", told)
    whole = re.sub(r"\D", "", plain)
    pieces = [re.sub(r"\D", "", piece) for piece in plain.split()]
    return pieces if len(pieces) > 1 and min(map(len, pieces)) >= SHORTEST else [whole]
