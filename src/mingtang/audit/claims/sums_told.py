"""Whether the parts that a sentence lists add up to the total it names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingtang.annual.report import Number
from mingtang.audit.claims.figures import Figure
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.partitions import Part, Partition, is_firm
from mingtang.audit.findings import Quote

NEARLY_WHOLE = Decimal("0.95")
"""A list that reaches so much of its total was meant to be whole."""

OVERLAPPING = Decimal("1.15")
"""A list that exceeds its total by more than this probably counts by two measures at once."""


def judge_sums(partitions: tuple[Partition, ...]) -> Iterator[Judgement]:
    """Each list of parts against its total. A list that falls short is only judged where it claims to
    be whole (a last part 其他…, or nearly the whole total): 其中 may pick out some parts."""
    for partition in partitions:
        if not is_firm(partition):
            continue
        if partition.adds_up:
            yield RIGHT
            continue
        verdict = _verdict(partition)
        if verdict is not None:
            yield Judgement(
                verdict,
                _message(partition, verdict),
                left=partition.sum,
                right=partition.total.number,
                quotes=quotes(partition),
            )


def _verdict(partition: Partition) -> Verdict | None:
    told, listed = partition.total.number, partition.sum
    if partition.trailing:
        near = told * NEARLY_WHOLE <= listed <= told * OVERLAPPING
        return Verdict.LIKELY if near else None
    if any(part.figure.number > told for part in partition.outer):
        return None
    return _surplus(partition) if listed > told else _shortfall(partition)


def _surplus(partition: Partition) -> Verdict:
    crossing = partition.sum > partition.total.number * OVERLAPPING
    if partition.has_inner or crossing:
        return Verdict.DOUBTFUL
    return Verdict.LIKELY if partition.odd_one_out() else Verdict.WRONG


def _shortfall(partition: Partition) -> Verdict | None:
    if partition.open or partition.has_inner:
        return None
    if partition.names_the_rest:
        return Verdict.WRONG
    nearly = partition.sum >= partition.total.number * NEARLY_WHOLE
    return Verdict.LIKELY if nearly and len(partition.outer) > 2 else None


def _message(partition: Partition, verdict: Verdict) -> str:
    told, listed = partition.total.number, partition.sum
    unit = partition.total.unit
    added = "+".join(str(part.figure.number) for part in partition.outer)
    more = f"多 {listed - told}" if listed > told else f"少 {told - listed}"
    advice = "请核对总数与各分项"
    odd = partition.odd_one_out() if listed > told else None
    if odd is not None:
        advice = (
            f"若“{odd.figure.before}{odd.figure.number}{unit}”已含在其他分项中，请写明，否则请更正"
        )
    elif verdict is Verdict.DOUBTFUL:
        advice = "各分项可能有交叉，请写明口径或更正"
    return f"正文所列分项相加 {added}={listed}，与总数 {told}{unit}不符，{more}。{advice}"


def quotes(partition: Partition) -> tuple[Quote, ...]:
    """The total and the list as printed."""
    text = partition.sentence.text
    last = partition.parts[-1]
    end = partition.total.end if partition.trailing else (last.share or last.figure).end
    first = partition.total.start - len(partition.total.before)
    if partition.total_sentence is partition.sentence:
        return (Quote(text[min(first, _start(partition.parts)) : end], partition.sentence.at),)
    whole = partition.total_sentence
    return (
        Quote(whole.text[first : partition.total.end], whole.at),
        Quote(text[:end], partition.sentence.at),
    )


def judge_parallel(narrative: Narrative) -> Iterator[Judgement]:
    """收到诉求 348 件，现场解决 162 件，跟进解决 186 件: figures after a total that say the same of two
    kinds, without 其中. Only judged where they nearly add up to it."""
    for sentence in narrative.sentences:
        figures = [claim.figure for claim in narrative.in_sentence(sentence)]
        for i, total in enumerate(figures[:-2]):
            parts = _alike(figures[i + 1 :], total)
            added = sum(part.number for part in parts)
            near = NEARLY_WHOLE * total.number <= added <= total.number / NEARLY_WHOLE
            if len(parts) < 2 or not near or any(map(narrative.is_listed, (total, *parts))):
                continue
            if added == total.number:
                yield RIGHT
                continue
            shown = "+".join(str(part.number) for part in parts)
            start = total.start - len(total.before)
            yield Judgement(
                Verdict.LIKELY,
                f"正文所列相加 {shown}={added}，与总数 {total.number}{total.unit}相差 {abs(added - total.number)}。"
                "如是总数的各部分，请核对更正",
                left=added,
                right=total.number,
                quotes=(Quote(sentence.text[start : parts[-1].end], sentence.at),),
            )


def _alike(figures: list[Figure], total: Figure) -> list[Figure]:
    """The figures right after the total, in its unit, whose labels end in the same two letters. What
    、 joins to the total, or what bears its label, stands beside it and not under it."""
    found: list[Figure] = []
    for figure in figures:
        ending = figure.before[-2:]
        stops = ("，", "、") if found else "，"
        follows = figure.gap.startswith(stops) and len(ending) == 2
        if not follows or figure.unit != total.unit or not figure.is_exact_count:
            break
        if ending == total.before[-2:] or (found and found[0].before[-2:] != ending):
            break
        found.append(figure)
    exact = total.is_exact_count and not total.in_words
    return found if exact else []


def _start(parts: tuple[Part, ...]) -> int:
    return parts[0].figure.start - len(parts[0].figure.before)


def judge_parts(partitions: tuple[Partition, ...]) -> Iterator[Judgement]:
    """Each part against its total: no part is larger than the whole."""
    for partition in partitions:
        if not is_firm(partition):
            continue
        told: Number = partition.total.number
        limit = max([told, *partition.others])
        larger = [part for part in partition.outer if part.figure.number > limit]
        if not larger or partition.adds_up:
            yield RIGHT
            continue
        part = larger[0].figure
        yield Judgement(
            Verdict.LIKELY if told else Verdict.DOUBTFUL,
            f"正文总数为 {told}{partition.total.unit}，所列分项“{part.before}{part.number}{part.unit}”却大于"
            "总数，请核对总数、分项或统计口径",
            left=part.number,
            right=told,
            quotes=quotes(partition),
        )
