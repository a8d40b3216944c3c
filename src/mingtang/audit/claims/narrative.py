"""The narrative of a report read once: sentences, claims and partitions, for every rule to judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from mingtang.annual.report import AnnualReport
from mingtang.audit.claims import settings
from mingtang.audit.claims.absences import absences
from mingtang.audit.claims.claim import Claim, Period, Topic
from mingtang.audit.claims.disclosures import disclosure_subject
from mingtang.audit.claims.figures import Figure, scan
from mingtang.audit.claims.partitions import Partition, partitions
from mingtang.audit.claims.sentences import PREAMBLE, Block, Sentence, blocks, sentences
from mingtang.audit.claims.topics import (
    APPLICATION,
    Subject,
    application_subject,
    change_subject,
    remedy_subject,
)
from mingtang.audit.memory import once_a_report

_DATE_UNITS = frozenset(("年", "月", "日", "号", "时", "点", "层", "室", "届"))
_NEW_TOPIC = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d{1,2}[.、])")


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a report says in words. `claims` holds every figure but those of dates, in order, and
    the claims of none; `partitions` the totals with their parts. `joined` is the even text of all
    sentences, a line each, and `starts` where each begins in it."""

    year: int | None
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    partitions: tuple[Partition, ...]
    joined: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    _of_sentence: dict[int, tuple[Claim, ...]] = field(repr=False)
    _homes: dict[int, Partition] = field(repr=False)

    def on(self, *topics: Topic) -> tuple[Claim, ...]:
        """The claims on these topics, in the order of the text."""
        return tuple(claim for claim in self.claims if claim.topic in topics)

    def is_part(self, claim: Claim) -> bool:
        """Whether the claim is listed as a part of another."""
        return self.is_listed(claim.figure)

    def is_listed(self, figure: Figure) -> bool:
        """Whether the figure is a part in some list."""
        return id(figure) in self._homes

    def home_of(self, claim: Claim) -> Partition | None:
        """The partition that lists the claim as a part, the inmost where there are several."""
        return self._homes.get(id(claim.figure))

    def in_sentence(self, sentence: Sentence) -> tuple[Claim, ...]:
        """The claims of this sentence, in order."""
        return self.at(sentence.index)

    def at(self, index: int) -> tuple[Claim, ...]:
        """The claims of the sentence of this index."""
        return self._of_sentence.get(index, ())


@once_a_report
def read(report: AnnualReport) -> Narrative:
    """Sentences, claims and partitions of the report's narrative (preamble and sections).

    The same report object is read once however many rules ask.
    """
    found = blocks(report)
    cut = sentences(found)
    claims: list[Claim] = []
    parted: list[Partition] = []
    about = _AboutApplications()
    before: tuple[Sentence, tuple[Figure, ...]] | None = None
    for sentence in cut:
        figures = tuple(f for f in scan(sentence.plain) if f.unit not in _DATE_UNITS)
        on_applications = about.hears(sentence)
        if sentence.section == PREAMBLE:
            continue
        last = before[0] if before else None
        claims.extend(_claims(report, sentence, figures, last, on_applications))
        parted.extend(partitions(sentence, figures, before))
        before = (sentence, figures)
    return Narrative(
        report.year,
        found,
        cut,
        tuple(claims),
        tuple(parted),
        "\n".join(sentence.plain for sentence in cut),
        tuple(accumulate((len(sentence.plain) + 1 for sentence in cut), initial=0)),
        {k: tuple(group) for k, group in groupby(claims, lambda claim: claim.sentence.index)},
        {
            id(part.figure): each
            for each in parted
            for part in each.parts
            if not (part.nested or part.foreign)
        },
    )


class _AboutApplications:
    """Remembers whether the text is still speaking of applications."""

    def __init__(self) -> None:
        self.left = 0
        self.section = -1

    def hears(self, sentence: Sentence) -> bool:
        """Whether this sentence speaks of applications, itself or following one that does."""
        fresh = sentence.section != self.section or _NEW_TOPIC.match(sentence.plain)
        self.section = sentence.section
        if APPLICATION.search(sentence.plain):
            self.left = 3
        else:
            self.left = 0 if fresh else max(0, self.left - 1)
        return self.left > 0


def _claims(
    report: AnnualReport,
    sentence: Sentence,
    figures: tuple[Figure, ...],
    before: Sentence | None,
    on_applications: bool,
) -> Iterator[Claim]:
    told = [
        (
            figure,
            _subject(figure, sentence, on_applications, report.year) or Subject(Topic.OTHER),
            False,
        )
        for figure in figures
    ]
    told += [(figure, Subject(topic), True) for topic, figure in absences(sentence.plain)]
    for figure, subject, none in told:
        lead = settings.lead_of(sentence, figure, before)
        carried = subject.topic in (Topic.CARRIED_IN, Topic.CARRIED_OUT)
        yield Claim(
            topic=subject.topic,
            figure=figure,
            sentence=sentence,
            period=Period.YEAR if carried else settings.period(lead, report.year),
            scope=settings.scope(lead, report),
            rows=subject.rows,
            column=subject.column,
            none=none,
            about_applications=on_applications,
        )


def _subject(
    figure: Figure, sentence: Sentence, on_applications: bool, year: int | None
) -> Subject | None:
    found = change_subject(figure) or remedy_subject(figure)
    if found is None and on_applications:
        found = application_subject(figure, sentence.plain[: figure.start], year)
    return found or disclosure_subject(figure, sentence.plain[: figure.start])
