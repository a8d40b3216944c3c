"""What a figure counts, told by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mingtang.audit.claims.claim import Topic
from mingtang.audit.claims.figures import Figure

APPLICATION = re.compile(
    r"依申请|公开的?申请|申请公开|(?:政府|政务)信息的?申请|申请(?:获取)?(?:政府)?信息|信息公开[^，。；]{0,12}申请"
)
_CASE_UNITS = frozenset(
    ("件", "条", "宗", "份", "项", "次", "起", "个", "例", "人次", "件次", "人", "")
)


@dataclass(frozen=True, slots=True)
class Subject:
    """The topic of a figure, with the rows and the column it speaks of."""

    topic: Topic
    rows: tuple[str, ...] = ()
    column: str = ""


_TAIL = r"(?:的?(?:申请|答复|信息|案件|数量?|情况|决定|事项|政府信息公开申请|申请件))*(?:[共有为达计的]|共计|分别为|各)*$"

_CHANGE = re.compile(
    r"(?:同比|环比|[较比与](?:上一?年|去年|上年度|20\d\d年)[^，]{0,10}|净)(?:增加|增长|上升|下降|减少|回落|降低|提高|提升|多|少)(?:了|约)?(?:[\u4e00-\u9fff]{0,4})?$"
    r"|^(?:增加|增长|减少|下降|上升|回落|净增|增幅|降幅)(?:了|为|达|约)?$"
)
_CARRIED_IN = re.compile(
    r"(?:上一?年度?|去年)(?:度|末|底)?(?:的)?(?:结转|转结|转入|遗留|接转|跨年)|(?:结转|转入|接转)(?:自)?(?:上一?年|去年|上年度)"
)
_CARRIED_OUT = re.compile(
    r"(?:结转|转结|顺延|转|延|延期|跨|推迟|留待|留)(?:到|至|入)?(?:下一?年|次年|明年|20\d\d年|下年度)|下一?年度?(?:继续)?(?:办理|答复)|继续办理|尚?未?到期(?:正在)?办理"
)
_CROSSING = re.compile(
    r"(?:20(?P<off>\d\d)年(?:度)?(?:结转|转结|转办|转入|接转|遗留)|(?:转|延|顺延|跨)(?:到|至|入)?20(?P<to>\d\d)年(?:度)?)[^，。；\d]{0,20}$"
)
_CARRIED_FIGURE = re.compile(r"(?:结转|转下年|转下年度)(?:申请)?(?:的?有|共|为)?$")

_OUTCOMES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(f"(?:{pattern}){_TAIL}"), rows)
    for pattern, rows in (
        (
            r"(?:(?<!不)予以|同意)公开(?:[及和与或、]|以及|（含)(?:予以)?部分公开）?",
            ("granted", "partly_granted"),
        ),
        (r"部分(?:予以)?公开(?:（[^）]*）)?", ("partly_granted",)),
        (r"(?<!分)不(?:予|同意)(?:以)?公开", ("refused",)),
        (r"(?:(?<!不)予以|(?<!不)同意|全部|已主动)公开", ("granted",)),
        (r"无法提供|不能提供", ("unavailable",)),
        (r"不予(?:重复)?处理|不再处理", ("declined",)),
        (r"其他处理|作其他处理|其他方式处理|其它处理", ("other",)),
    )
)
_OUTCOMES_AFTER: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(r"^(?:申请|的|为|作|系|属于|予|，)*" + pattern), rows)
    for pattern, rows in (
        (r"(?:予以|同意|给予|作出予以)公开", ("granted",)),
        (r"部分公开", ("partly_granted",)),
        (r"不予公开", ("refused",)),
        (r"无法提供", ("unavailable",)),
        (r"不予处理", ("declined",)),
        (r"其他处理", ("other",)),
    )
)
_GROUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), row)
    for pattern, row in (
        (r"国家秘密", "refused.state_secret"),
        (r"法律、?(?:行政)?法规禁止", "refused.forbidden_by_law"),
        (r"三安全一稳定", "refused.security_and_stability"),
        (r"第三方", "refused.third_party_rights"),
        (r"内部事务", "refused.internal_affairs"),
        (r"过程性", "refused.deliberative"),
        (r"执法案卷", "refused.enforcement_file"),
        (r"行政查询", "refused.administrative_query"),
        (r"不掌握", "unavailable.not_held"),
        (r"另行制作|没有现成", "unavailable.needs_creation"),
        (r"仍不明确", "unavailable.still_unclear"),
        (r"信访", "declined.petition"),
        (r"重复申请", "declined.repeated"),
        (r"公开出版物", "declined.publication"),
        (r"大量反复", "declined.excessive"),
        (r"重新出具", "declined.reissue"),
        (r"逾期不补正|逾期未补正", "other.not_rectified"),
        (r"逾期未(?:按[^，]{0,10})?缴", "other.fee_unpaid"),
    )
)
_APPLICANTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (
        re.compile(
            rf"(?:{pattern})"
            r"(?:提出|提交|递交|的|类|身份)?(?:政府信息公开)?(?:申请)?(?:的)?(?:数量?)?[有为共计]*$"
        ),
        key,
    )
    for pattern, key in (
        (r"自然人|公民个人", "natural_person"),
        (r"商业企业", "business"),
        (r"科研机构", "research"),
        (r"社会公益组织", "public_interest"),
        (r"法律服务机构", "legal_service"),
        (r"法人(?:[和或及与、]|以及)?其[他它]组织", "organisations"),
    )
)
_CHANNEL_WORD = r"(?:网络|网上|线上|线下|网站|在线|互联网|平台|系统|信函|邮寄|来信|信件|当面|现场|窗口|书面|纸质|传真|电子邮件|邮箱|邮件|电话|口头)"
_CHANNEL = re.compile(
    rf"{_CHANNEL_WORD}(?:政府信息公开|信息公开)?申请(?:公开)?(?:数量?|件)?[共有为]*$|(?:通过|经由){_CHANNEL_WORD}?[^，]*{_CHANNEL_WORD}"
    rf"|{_CHANNEL_WORD}[^，]{{0,8}}(?<!公开申请)$"
)
_ALL_CHANNELS = re.compile(r"等(?:多种)?(?:渠道|方式|途径|形式|平台)|新收|各(?:种|个)?渠道")
_INFORMATION = re.compile(r"信息数|类信息|条信息")
_CASE_VERBS = (
    (Topic.RECEIVED, re.compile(r"新收|收到|接到|接收|接获|收悉|收件|新增")),
    (Topic.ACCEPTED, re.compile(r"受理|办理(?!完|结)|处理")),
    (Topic.ANSWERED, re.compile(r"答复|办结|办理完|回复|办理结")),
)
_BARE_VERB = re.compile(
    r"^(?:[^，]{0,14})(?:受理|答复|办结|收到|回复|办理)(?:[了并共的已数]|申请|共计)*$"
)
_NOT_APPLICATIONS = re.compile(
    r"12345|热线|投诉|信访件|留言|建议|提案|诉求|咨询|工单|来信|许可|奖补|资助|补贴|复议|诉讼|逾期|超期|培训"
)


def _outcome(figure: Figure) -> Subject | None:
    before = figure.before
    if _INFORMATION.search(before):
        return None
    for pattern, rows in _OUTCOMES:
        match = pattern.search(before)
        if match is None:
            continue
        ground = _ground(before[: match.start()])
        within = ground is not None and ground.startswith(rows[0]) and "等" not in before
        return Subject(Topic.OUTCOME, (ground,) if ground and within else rows)
    ground = _ground(before)
    if ground is not None and len(before) <= 40:
        return Subject(Topic.OUTCOME, (ground,)) if "等" not in before[-6:] else None
    for pattern, rows in _OUTCOMES_AFTER:
        if len(before) <= 6 and pattern.search(figure.after):
            return Subject(Topic.OUTCOME, rows)
    return None


def _ground(words: str) -> str | None:
    found = [row for pattern, row in _GROUNDS if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _case(figure: Figure) -> Subject | None:
    phrase = figure.before + figure.after
    named = bool(APPLICATION.search(phrase)) or "申请" in figure.before
    if _NOT_APPLICATIONS.search(phrase) or not (named or _BARE_VERB.match(figure.before)):
        return None
    verbs = [topic for topic, pattern in _CASE_VERBS if pattern.search(figure.before)]
    if not verbs and re.match(
        r"^(?:20\d\d年|全年|本年度?|年度)?[^，]{0,12}(?:依申请公开|政府信息公开申请)(?:数量?|件)?[共有为]*$",
        figure.before,
    ):
        verbs = [Topic.ACCEPTED]
    if not verbs:
        return None
    if len(verbs) == 1:
        return Subject(verbs[0])
    return Subject(Topic.ACCEPTED, tuple(str(topic) for topic in verbs))


def _crossed(lead: str, year: int | None) -> Topic | None:
    """2022年结转 N 件, 结转至2024年 N 件: which end of the report's year the cases crossed."""
    match = _CROSSING.search(lead[-40:])
    if match is None or year is None:
        return None
    named = 2000 + int(match["off"] or match["to"])
    if match["off"]:
        return Topic.CARRIED_IN if named < year else None
    return Topic.CARRIED_OUT if named > year else Topic.CARRIED_IN if named == year else None


def application_subject(figure: Figure, lead: str = "", year: int | None = None) -> Subject | None:
    """What the figure says of applications (依申请公开), given that the sentence speaks of them; `lead`
    is the sentence up to the figure, `year` the year of the report."""
    if figure.unit not in _CASE_UNITS:
        return None
    before, after = figure.before, figure.after
    crossed = _crossed(lead, year)
    if crossed is not None:
        return Subject(crossed)
    if _CARRIED_IN.search(before) or _CARRIED_IN.match(after):
        return Subject(Topic.CARRIED_IN)
    if _CARRIED_OUT.search(before) or _CARRIED_OUT.search(after):
        return Subject(Topic.CARRIED_OUT)
    if _CARRIED_FIGURE.search(before):
        return None
    return _outcome(figure) or _applicant(before) or _case(figure)


def _applicant(before: str) -> Subject | None:
    for pattern, key in _APPLICANTS:
        if pattern.search(before):
            return Subject(Topic.APPLICANT, column=key)
    if _CHANNEL.search(before) and not _ALL_CHANNELS.search(before):
        return Subject(Topic.CHANNEL)
    return None


_REVIEW, _SUIT = re.compile(r"复议"), re.compile(r"诉讼|应诉|被诉|起诉")
_REMEDY_COLUMNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"(?:未|尚未|没有)(?:审|办)?结|正在(?:审理|办理)|审理中|待审", "pending"),
        (r"纠正|撤销|确认违法|责令|败诉|变更", "corrected"),
        (r"维持|驳回(?:诉讼)?请求|胜诉", "upheld"),
        (r"其他结果|撤回|终止|不予受理|调解|驳回", "other"),
    )
)


_REMEDY_UNITS = _CASE_UNITS - {"人", "人次", "个"}
_NO_CASE = re.compile(r"培训|出庭|答复书|答辩|法律顾问|逾期|人大|会议|学习")
_BOTH = re.compile(
    r"复议[、和及与或](?:行政)?诉讼[^，；。]{0,12}$|诉讼[、和及与或](?:行政)?复议[^，；。]{0,12}$"
)
_SUIT_GROUPS = (
    (re.compile(r"直接(?:提起|起诉)|未经复议"), "litigation_direct"),
    (re.compile(r"复议后|经复议"), "litigation_after_reconsideration"),
)


def remedy_subject(figure: Figure) -> Subject | None:
    """Whether the figure counts 行政复议 or 行政诉讼 cases, and with which outcome."""
    phrase = figure.before + "□" + figure.after
    review, suit = _REVIEW.search(phrase), _SUIT.search(phrase)
    if figure.unit not in _REMEDY_UNITS or not (review or suit) or _NO_CASE.search(phrase):
        return None
    columns = tuple(key for pattern, key in _REMEDY_COLUMNS if pattern.search(phrase))[:1]
    for pattern, group in _SUIT_GROUPS:
        if pattern.search(phrase):
            return Subject(Topic.LITIGATION, columns, group)
    if (review and suit) or _BOTH.search(figure.gap):
        return Subject(Topic.REMEDIES, columns)
    return Subject(Topic.RECONSIDERATION if review else Topic.LITIGATION, columns)


def change_subject(figure: Figure) -> Subject | None:
    """同比增加…件: a difference and no quantity of its own."""
    return Subject(Topic.CHANGE) if _CHANGE.search(figure.before) else None
