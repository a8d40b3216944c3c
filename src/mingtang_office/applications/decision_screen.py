"""The seven questions as the page shows them: what was answered, what is asked, where it leads, and what
is still missing for the letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from mingtang.applications import Case, Decided, refusal, spelled
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import (
    Answer,
    Errand,
    Evidence,
    Question,
    QuestionCode,
    Value,
    guide,
    next_question,
    terms,
    way,
)
from mingtang.applications.letters import LetterFacts, LetterKind, compose
from mingtang_office.applications.actions.decisions import Stated, stated_in
from mingtang_office.applications.case_screen import CaseScreen
from mingtang_office.applications.letter_facts import Particulars, facts_for
from mingtang_office.applications.models import DecisionDraft
from mingtang_office.applications.queries.evidence import missing_evidence
from mingtang_office.applications.queries.known import known_facts
from mingtang_office.applications.queries.letters import under_way
from mingtang_office.letters.forms.facts import FactsForm
from mingtang_office.letters.models import Letter

_ERRANDS = {
    Errand.RECTIFY: "ask-rectification",
    Errand.ASK_REASONS: "ask-reasons",
    Errand.ASK_ORGAN: "help",
    Errand.CONSULT_ORGAN: "consult-organ",
    Errand.CONSULT_THIRD_PARTY: "consult-third-party",
    Errand.CHARGE_FEE: "fee",
}
_ENDINGS = {
    Disposition.NOT_RECTIFIED: ("abandon", "视为放弃申请"),
    Disposition.FEE_UNPAID: ("abandon", "视为放弃申请"),
    Disposition.REST: ("withdraw", "撤回或者终止"),
}
# Where evidence is entered by a step of its own; all else is a file.
_EVIDENCE = {
    "search_record": ("search", "登记检索"),
    "consultation": ("consult-third-party", "征求第三方意见"),
    "reasons_request": ("ask-reasons", "要求说明理由"),
    "rectification_notice": ("ask-rectification", "告知补正"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One of the seven: answered, being asked, or still to come."""

    question: Question
    answer: Answer | None
    is_asked: bool

    @property
    def state(self) -> str:
        return "is-asked" if self.is_asked else "is-answered" if self.answer else "is-to-come"


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the letter lacks; `link` leads to where it is entered."""

    label: str
    link: Link | None = None

    @property
    def is_field(self) -> bool:
        return self.link is not None and self.link.url.startswith("#")


class DecisionScreen:
    """Where the seven questions stand in a case that can be replayed."""

    def __init__(
        self, screen: CaseScreen, case: Case, draft: DecisionDraft | None, ask: str = ""
    ) -> None:
        self.screen, self.case, self.draft = screen, case, draft
        answers = {} if draft is None else draft.answers
        self.answers = {QuestionCode(code): chosen for code, chosen in answers.items()}
        self.reached = next_question(self.answers)
        self.gone = {asked.code: (asked, chosen) for asked, chosen in way(self.answers)}
        again = next((code for code in self.gone if code == ask), None)
        self.asked = self._again(again) if again else self._next()

    def _next(self) -> Question | None:
        return self.reached if isinstance(self.reached, Question) else None

    def _again(self, code: QuestionCode) -> Question:
        """An answered question, with the answers that it offered."""
        before = list(QuestionCode)[: list(QuestionCode).index(code)]
        found = next_question({each: self.answers[each] for each in before if each in self.gone})
        assert isinstance(found, Question)  # it was asked once
        return found

    @property
    def rows(self) -> list[Row]:
        rows = []
        for code, question in guide().items():
            asked = self.asked is not None and self.asked.code == code
            answer = self.gone[code][1] if code in self.gone else None
            shown = self.asked if asked and self.asked is not None else question
            if self.asked is not None or answer is not None:
                rows.append(Row(shown, answer, asked))
        return rows

    def chosen(self) -> str:
        """The answer that stands to the question being asked."""
        return self.answers.get(self.asked.code, "") if self.asked else ""

    # -- Where they lead --------------------------------------------------------------------------

    @property
    def disposition(self) -> Disposition | None:
        if self.asked is not None or not isinstance(self.reached, Disposition):
            return None
        return self.reached

    @property
    def errand(self) -> Errand | None:
        return self.reached if self.asked is None and isinstance(self.reached, Errand) else None

    @property
    def errand_link(self) -> Link | None:
        if self.errand is None:
            return None
        return Link(self.errand.label, self.screen.page(_ERRANDS[self.errand]))

    @property
    def ending_link(self) -> Link | None:
        """Where an ending without a decision is entered."""
        found = _ENDINGS.get(self.disposition) if self.disposition else None
        return Link(found[1], self.screen.page(found[0])) if found else None

    @property
    def terms(self) -> object:
        return terms(self.disposition) if self.disposition else None

    @property
    def bar(self) -> str:
        """Why the course of the case does not bear this disposition today; empty where it does."""
        if self.disposition is None or self.ending_link is not None:
            return ""
        refused = refusal(self.case, Decided(self.screen.today, self.disposition))
        return spelled(str(refused)) if refused else ""

    @property
    def letter(self) -> Letter | None:
        """A decision that is under way already."""
        return under_way(self.screen.application, LetterKind.GRANTED)

    # -- Facts ------------------------------------------------------------------------------------

    def facts(self) -> LetterFacts:
        """What the letter would say now. Raises `Refused`, `trail.sealing.Erased`."""
        assert self.disposition is not None
        stated = Stated() if self.draft is None else stated_in(self.draft)
        found = {**self.known(), **stated.found}
        particulars = Particulars(
            found=found,
            disposition=self.disposition,
            withheld=stated.withheld,
            attachments=stated.attachments,
        )
        kind = terms(self.disposition).letter
        return facts_for(self.screen.application, self.case, kind, self.screen.today, particulars)

    def known(self) -> Mapping[str, Value]:
        """What nobody need type."""
        assert self.disposition is not None
        return known_facts(self.screen.application, self.case, self.disposition)

    def form(self, facts: LetterFacts, data: object = None) -> FactsForm:
        assert self.disposition is not None
        return FactsForm(
            data,
            kind=terms(self.disposition).letter,
            facts=facts,
            revision=self.screen.application.revision,
        )

    def stated(self, form: FactsForm) -> Stated:
        """What was typed, without what the case itself knows and would go stale."""
        assert self.disposition is not None
        typed, known = form.result(), self.known()
        own = {each.code for each in terms(self.disposition).facts} | {"complaint_to"}
        found = {
            code: value
            for code, value in typed.found.items()
            if code in own and known.get(code) != value
        }
        return Stated(found, typed.withheld, typed.attachments)

    def lacks(self, facts: LetterFacts, form: FactsForm) -> list[Lack]:
        """What keeps the letter from being drafted, each with the way to it."""
        assert self.disposition is not None
        papers = missing_evidence(
            self.screen.application,
            self.case,
            self.disposition,
            facts.found,
            self.screen.today,
            withheld=facts.withheld,
        )
        text = compose(terms(self.disposition).letter, facts)
        gaps = [(each.code, each.label) for each in text.missing]
        gaps += [(each.code, each.message) for each in text.faults]
        return [
            *(self._paper(each) for each in papers),
            *(Lack(label, _at(form.field_of(code), label)) for code, label in gaps),
        ]

    def _paper(self, evidence: Evidence) -> Lack:
        if evidence.code == "redacted":
            address = reverse("applications:redaction", args=(self.screen.application.pk,))
            return Lack(f"案卷中的{evidence.label}", Link("遮盖不公开的内容", address))
        code, label = _EVIDENCE.get(evidence.code, ("file", "存入材料"))
        address = f"{self.screen.page(code)}?then=decision"
        if code == "file":
            given = evidence.code == "documents"
            address += "&kind=provided" if given else f"&part={evidence.code}"
        return Lack(f"案卷中的{evidence.label}", Link(label, address))


def _at(field: str, label: str) -> Link | None:
    return Link(label, f"#{field}") if field else None
