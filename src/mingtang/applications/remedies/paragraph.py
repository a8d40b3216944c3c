"""The paragraph that tells where a decision can be challenged (行政复议法第二十条、第二十二条、第二十三条;
行政诉讼法第四十四条 to 第四十六条)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.applications.dispositions import Disposition
from mingtang.applications.gaps import GAP
from mingtang.applications.grounds.terms import RemedyClass, terms
from mingtang.applications.remedies.authorities import Authority, AuthorityRole
from mingtang.law import parameter

PRECEDING_SINCE = date(2024, 1, 1)
"""The first day of 行政复议法第二十三条第一款第（四）项: reconsideration comes before a suit over information
that is withheld under 条例第十四条 to 第十六条."""


class RemedyScope(StrEnum):
    """What of a decision must go to reconsideration first: all of it, the part withheld, nothing."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Remedies:
    """Where a decision can be challenged. `served_online`: the letter goes out over the internet, so
    the internet channel of the reconsideration authority must be told (行政复议法第二十二条第二款)."""

    authorities: tuple[Authority, ...] = ()
    court: str = ""
    served_online: bool = False
    online_channel: str = ""


@dataclass(frozen=True, slots=True)
class RemediesText:
    """`missing`: codes of what is not given: `authorities`, `court`, `online_channel`."""

    text: str
    missing: tuple[str, ...]


def remedy_scope(
    disposition: Disposition, on: date, withheld: Collection[Disposition] = ()
) -> RemedyScope:
    """What must go to reconsideration first of a letter of this day. `withheld`: on what grounds a
    partial disclosure withholds; where it leaves out only what is no government information, that
    is none, and the applicant may choose.

    >>> from datetime import date
    >>> remedy_scope(Disposition.STATE_SECRET, date(2023, 12, 31)).value
    'none'
    >>> remedy_scope(Disposition.STATE_SECRET, date(2024, 1, 1)).value
    'whole'
    """
    if on < PRECEDING_SINCE:
        return RemedyScope.NONE
    if disposition is Disposition.PARTLY_GRANTED:
        touched = any(terms(each).remedy is RemedyClass.PRECEDING for each in withheld)
        return RemedyScope.PART if touched else RemedyScope.NONE
    preceding = terms(disposition).remedy is RemedyClass.PRECEDING
    return RemedyScope.WHOLE if preceding else RemedyScope.NONE


def remedies_paragraph(
    scope: RemedyScope, on: date, remedies: Remedies, you: str = "您", letter: str = "本告知书"
) -> RemediesText:
    """The paragraph for a letter of this day, with gaps for what is not given.

    Raises `NotInForce` before 1999-10-01.
    """
    names = [" ".join(each.name.split()) for each in remedies.authorities]
    heard_by = "或者".join(filter(None, names)) or GAP
    court = " ".join(remedies.court.split()) or GAP
    within = parameter("reconsideration_days").on(on).value
    after = parameter("litigation_after_reconsideration_days").on(on).value
    direct = parameter("litigation_months").on(on).value
    choice = (
        f"可以自收到{letter}之日起{within}日内向{heard_by}申请行政复议，"
        f"也可以自收到{letter}之日起{direct}个月内直接向{court}提起行政诉讼。"
    )
    first = (
        "依照《中华人民共和国行政复议法》第二十三条第一款第（四）项、第二款的规定，应当先申请行政复议："
        f"自收到{letter}之日起{within}日内向{heard_by}提出。{_ruling(remedies, court, after)}"
    )
    text = {
        RemedyScope.WHOLE: f"{you}如不服{letter}不予公开的决定，{first}",
        RemedyScope.PART: f"{you}如不服{letter}中不予公开部分的决定，{first}如仅对{letter}的其他内容不服，{choice}",
        RemedyScope.NONE: f"{you}如不服{letter}，{choice}",
    }[scope]
    return RemediesText(text + _online(remedies), _missing(remedies))


def _ruling(remedies: Remedies, court: str, after: int) -> str:
    sue = (
        f"对行政复议决定不服的，可以自收到行政复议决定书之日起{after}日内向{court}提起行政诉讼；"
        f"复议机关逾期不作出决定的，可以自复议期满之日起{after}日内向{court}提起行政诉讼"
    )
    # 行政复议法第二十六条: what a provincial government or a State Council department decided on its own act
    if any(each.role is AuthorityRole.ITSELF for each in remedies.authorities):
        return sue + "。对行政复议决定不服的，也可以向国务院申请裁决，由国务院作出最终裁决。"
    return sue + "。"


def _online(remedies: Remedies) -> str:
    if not remedies.served_online:
        return ""
    return (
        f"行政复议申请书可以通过互联网渠道提交：{''.join(remedies.online_channel.split()) or GAP}。"
    )


def _missing(remedies: Remedies) -> tuple[str, ...]:
    named = remedies.authorities and all(each.name.strip() for each in remedies.authorities)
    given = {
        "authorities": named,
        "court": remedies.court.strip(),
        "online_channel": not remedies.served_online or remedies.online_channel.strip(),
    }
    return tuple(code for code, value in given.items() if not value)
