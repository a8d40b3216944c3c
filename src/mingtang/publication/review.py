"""The review before publication: first examined, then published, item by item (条例第十七条).

The chain, and in it the confidentiality review with its eight heads. The system is not one for
secrets: of a state or work secret only number and conclusion may be entered, never the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.law import Citation
from mingtang.publication.attribute import Attribute


class ReviewStep(StrEnum):
    """The steps in their order; which role takes which is the platform's to say."""

    DRAFT = "draft"
    SECTION = "section"
    OFFICE = "office"
    CONFIDENTIALITY = "confidentiality"
    SIGNATURE = "signature"

    @property
    def label(self) -> str:
        return _STEPS[self]

    @property
    def next(self) -> ReviewStep | None:
        """The step after this one; None after the signature."""
        steps = tuple(ReviewStep)
        at = steps.index(self) + 1
        return steps[at] if at < len(steps) else None

    @property
    def may_return_to(self) -> tuple[ReviewStep, ...]:
        """The steps to which this one may send an item back; whatever it passed it passes again."""
        steps = tuple(ReviewStep)
        return steps[: steps.index(self)]


_STEPS = {
    ReviewStep.DRAFT: "拟稿",
    ReviewStep.SECTION: "科室审核",
    ReviewStep.OFFICE: "公开机构审核",
    ReviewStep.CONFIDENTIALITY: "保密审查",
    ReviewStep.SIGNATURE: "签发",
}


class Head(StrEnum):
    """What the confidentiality review asks, one by one."""

    STATE_SECRET = "state_secret"  # noqa: S105  a head, no password
    WORK_SECRET = "work_secret"  # noqa: S105  a head, no password
    COMMERCIAL_SECRET = "commercial_secret"  # noqa: S105  a head, no password
    PERSONAL_DATA = "personal_data"
    SECURITY_AND_STABILITY = "security_and_stability"
    INTELLECTUAL_PROPERTY = "intellectual_property"
    IMAGES = "images"
    AGGREGATION = "aggregation"

    @property
    def label(self) -> str:
        return _HEADS[self][0]

    @property
    def question(self) -> str:
        """The question as the form asks it."""
        return _HEADS[self][1]

    @property
    def rests_on(self) -> str:
        return _HEADS[self][2]

    @property
    def is_secret(self) -> bool:
        """Whether a yes means that the text may not be in this system at all."""
        return self in (Head.STATE_SECRET, Head.WORK_SECRET)

    @property
    def may_be_cleared(self) -> bool:
        """Whether publication may be lawful although the answer is yes: with consent, by a great
        public interest, by law, with a licence or an approved map."""
        return self not in (Head.STATE_SECRET, Head.WORK_SECRET, Head.SECURITY_AND_STABILITY)


_HEADS: dict[Head, tuple[str, str, str]] = {
    Head.STATE_SECRET: (
        "国家秘密",
        "是否属于国家秘密，或者引用、摘录了国家秘密而派生国家秘密？",
        "《条例》第十四条；《保守国家秘密法》第三十五条",
    ),
    Head.WORK_SECRET: (
        "工作秘密",
        "是否含有机关确定的工作秘密？",
        "《条例》第十七条第二款；《保守国家秘密法》",
    ),
    Head.COMMERCIAL_SECRET: (
        "商业秘密",
        "是否涉及商业秘密，公开会损害第三方合法权益？",
        str(Citation("条例", 15)),
    ),
    Head.PERSONAL_DATA: (
        "个人信息",
        "是否涉及个人隐私，或者含有不应公开的个人信息？",
        "《条例》第十五条；《个人信息保护法》第二十八条、第三十四条",
    ),
    Head.SECURITY_AND_STABILITY: (
        "三安全一稳定",
        "公开后是否可能危及国家安全、公共安全、经济安全、社会稳定？",
        str(Citation("条例", 14)),
    ),
    Head.INTELLECTUAL_PROPERTY: (
        "知识产权",
        "是否使用了他人享有专利权、商标权等知识产权的内容而未获许可？",
        str(Citation("条例", 15)),
    ),
    Head.IMAGES: (
        "版权、地图、肖像",
        "图文、音视频是否有版权问题，地图是否不是标准地图又没有审图号，照片是否侵害肖像权？",
        "《条例》第十五条；《政府网站发展指引》（国办发〔2017〕47号）",
    ),
    Head.AGGREGATION: (
        "汇聚关联风险",
        "与已经公开的信息汇聚、关联后，是否可能推断出国家秘密、工作秘密或者个人隐私？",
        "《保守国家秘密法实施条例》第四十三条",
    ),
}


class Verdict(StrEnum):
    NO = "no"
    YES = "yes"
    UNSURE = "unsure"

    @property
    def label(self) -> str:
        return {Verdict.NO: "否", Verdict.YES: "是", Verdict.UNSURE: "不能确定"}[self]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one head. After a yes: `separable` where the part in question can be left out,
    `cleared` where publication is lawful nonetheless; the note then says which part, or why."""

    verdict: Verdict
    note: str = ""
    separable: bool = False
    cleared: bool = False


class Outcome(StrEnum):
    """The five conclusions of the form."""

    PROACTIVE = "proactive"
    ON_APPLICATION = "on_application"
    WITHHELD = "withheld"
    REDACTED = "redacted"
    REFERRED = "referred"

    @property
    def label(self) -> str:
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.PROACTIVE: "主动公开",
    Outcome.ON_APPLICATION: "依申请公开",
    Outcome.WITHHELD: "不予公开",
    Outcome.REDACTED: "删减后公开",
    Outcome.REFERRED: "报上级确定",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one head has to do with the conclusion: in words, and the norm behind it."""

    head: Head
    text: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """`content_must_leave`: a secret; its text may not stay in this system, only number and conclusion."""

    outcome: Outcome
    why: tuple[Reason, ...]
    content_must_leave: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer of the organ that was asked (条例第十七条第三款)."""

    organ: str
    number: str
    on: date
    outcome: Outcome


class ReviewRefused(ValueError):
    """Answers that cannot be concluded from; `faults` names each with its head."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def conclusion(answers: Mapping[Head, Answer], proposed: Attribute) -> Conclusion:
    """What follows from the eight answers for an item that was drafted with this attribute.

    A secret is decided at once; otherwise one head in doubt refers the whole up (条例第十七条第三款), for
    the doubt may turn out to be about a secret. Raises `ReviewRefused` for incomplete or impossible
    answers.

    >>> no = dict.fromkeys(Head, Answer(Verdict.NO))
    >>> conclusion(no, Attribute.PROACTIVE).outcome.label
    '主动公开'
    """
    faults = tuple(_faults(answers))
    if faults:
        raise ReviewRefused(faults)
    said_yes = [head for head in Head if answers[head].verdict is Verdict.YES]
    secrets = [head for head in said_yes if head.is_secret]
    if secrets:
        return Conclusion(Outcome.WITHHELD, _why(answers, secrets), content_must_leave=True)
    unsure = [head for head in Head if answers[head].verdict is Verdict.UNSURE]
    if unsure:
        return Conclusion(Outcome.REFERRED, _why(answers, unsure))
    open_heads = [head for head in said_yes if not answers[head].cleared]
    if any(not answers[head].separable for head in open_heads):
        whole = [head for head in open_heads if not answers[head].separable]
        return Conclusion(Outcome.WITHHELD, _why(answers, whole))
    if open_heads and proposed is Attribute.PROACTIVE:
        return Conclusion(Outcome.REDACTED, _why(answers, said_yes))
    return Conclusion(Outcome(proposed.value), _why(answers, said_yes))


def resolved(answers: Mapping[Head, Answer], proposed: Attribute, ruling: Ruling) -> Conclusion:
    """The conclusion once the organ asked has decided the heads in doubt (条例第十七条第三款).

    It decides those alone: a head that was answered with yes keeps its effect, and the less open of
    the two holds. Raises `ReviewRefused` where nothing was referred or the ruling decides nothing.
    """
    referred = conclusion(answers, proposed)
    faults = tuple(_faults_of_ruling(referred, ruling))
    if faults:
        raise ReviewRefused(faults)
    doubtful = {head for head, answer in answers.items() if answer.verdict is Verdict.UNSURE}
    others = conclusion(
        {head: Answer(Verdict.NO) if head in doubtful else answers[head] for head in Head}, proposed
    )
    said = f"{ruling.organ}（{ruling.number}）确定：{ruling.outcome.label}。"
    why = tuple(Reason(each.head, f"{each.text}{said}", each.rests_on) for each in referred.why)
    outcome = min(ruling.outcome, others.outcome, key=_OPENNESS.index)
    secret = ruling.outcome is Outcome.WITHHELD and any(head.is_secret for head in doubtful)
    return Conclusion(outcome, (*why, *others.why), secret)


_OPENNESS = (Outcome.WITHHELD, Outcome.ON_APPLICATION, Outcome.REDACTED, Outcome.PROACTIVE)


def _faults_of_ruling(referred: Conclusion, ruling: Ruling) -> Iterator[str]:
    if referred.outcome is not Outcome.REFERRED:
        yield "这份信息没有报上级确定，不需要登记上级的答复。"
    if ruling.outcome is Outcome.REFERRED:
        yield "上级的答复应是明确的结论，不能仍为“报上级确定”。请等待明确答复后登记。"
    if not ruling.organ.strip() or not ruling.number.strip():
        yield "请写明作出确定的机关和答复的文号（没有文号的写“无”）。"


def bar(concluded: Conclusion, *, is_redacted: bool = False) -> str | None:
    """Why the item may not go on towards publication; None where it may.

    `is_redacted`: the part in question has been left out since the review asked for it.
    """
    match concluded.outcome:
        case Outcome.PROACTIVE:
            return None
        case Outcome.REDACTED:
            return None if is_redacted else _BARS[Outcome.REDACTED]
        case _ if concluded.content_must_leave:
            return _NEVER_HERE
        case other:
            return _BARS[other]


_NEVER_HERE = (
    "审查结论认定涉及国家秘密或者工作秘密，不得公开。本系统不得存储、处理涉密原文，请立即删除正文和附件，"
    "只登记编号和结论，并按保密规定处理。"
)
_BARS = {
    Outcome.REDACTED: "审查结论是删减后公开，须先删减所指内容，再送签发。",
    Outcome.REFERRED: "审查结论是报上级确定，在有关主管部门或者保密行政管理部门答复之前不得公开（《条例》第十七条第三款）。",
    Outcome.WITHHELD: "审查结论是不予公开，不能签发公开。请登记公开属性和理由，列入定期评估（《条例》第十八条）。",
    Outcome.ON_APPLICATION: "审查结论是依申请公开，不主动发布。请登记公开属性和理由。",
}


def _faults(answers: Mapping[Head, Answer]) -> Iterator[str]:
    for head in Head:
        answer = answers.get(head)
        if answer is None:
            yield f"“{head.label}”还没有回答，八项须逐项审查。"
            continue
        said = answer.verdict.label
        if answer.verdict is not Verdict.NO and not answer.note.strip():
            yield f"“{head.label}”回答为“{said}”，须在意见中写明涉及哪些内容、依据什么。"
        if answer.verdict is not Verdict.YES and (answer.separable or answer.cleared):
            yield f"“{head.label}”回答为“{said}”，不存在可以删减或者仍可公开的部分，请核对。"
        yield from _faults_of_yes(head, answer)


def _faults_of_yes(head: Head, answer: Answer) -> Iterator[str]:
    if answer.verdict is not Verdict.YES:
        return
    if answer.separable and head.is_secret:
        yield (
            f"“{head.label}”不能在本系统内删减：涉密原文不得进入本系统。"
            "请在涉密系统内作非密处理后，把可以公开的部分另行起草。"
        )
    if answer.cleared and not head.may_be_cleared:
        yield (
            f"“{head.label}”回答为“是”的，没有可以公开的例外。已经解密或者并无危害的，应回答“否”并说明。"
        )
    if answer.separable and answer.cleared:
        yield f"“{head.label}”不能既删减又照原样公开，请选择其中一种。"


def _why(answers: Mapping[Head, Answer], heads: list[Head]) -> tuple[Reason, ...]:
    return tuple(Reason(head, _told(head, answers[head]), head.rests_on) for head in heads)


def _told(head: Head, answer: Answer) -> str:
    if answer.verdict is Verdict.UNSURE:
        return f"{head.label}：不能确定（{answer.note}）。"
    how = ""
    if answer.separable:
        how = "，可以删减"
    elif answer.cleared:
        how = "，但依法可以公开"
    return f"{head.label}：涉及{how}（{answer.note}）。"
