from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from mingtang.applications.remedies import (
    Appellant,
    RemedyEvent,
    RemedyOutcome,
    RemedyRoute,
    RemedyStep,
)
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.remedies.actions import course, entering, files, parties
from mingtang_office.remedies.models import (
    AnnulmentReason,
    CourseEntry,
    PartyRole,
    Remedy,
    RemedyFileKind,
    RemedyStanding,
)
from mingtang_office.remedies.named import PartyDetails, named_parties
from mingtang_office.trail.models import Entry
from mingtang_office.ui.files import Incoming
from tests.office.remedies.conftest import LIN, OUTSIDE, Bring, Ended, Then, at

COPY = date(2026, 3, 6)
PAPER = Incoming("答复书.pdf", b"%PDF-1.7 answer", "application/pdf")


def standing(remedy: Remedy) -> tuple[str, date | None]:
    row = RemedyStanding.objects.get(remedy=remedy, until__isnull=True)
    return row.column, row.concluded_on


def test_a_case_enters_with_its_number_and_waits(bring: Bring) -> None:
    remedy = bring()
    assert remedy.number.startswith("FY")
    assert (remedy.stage, remedy.column, remedy.next_code) == ("filed", "pending", "await_copy")
    assert standing(remedy) == ("pending", None)


def test_who_sued_is_masked_on_the_row_and_sealed_beside_it(bring: Bring) -> None:
    remedy = bring()
    [party] = remedy.parties.all()
    assert "林小满" not in f"{remedy.claimant_masked}{party.masked}{bytes(party.sealed)!r}"
    assert named_parties(remedy)[0].details == LIN


def test_nobody_is_named_in_the_trail(bring: Bring) -> None:
    bring()
    facts = [str(entry.facts) for entry in Entry.objects.filter(action__startswith="remedies.")]
    assert facts
    assert not any("林" in each for each in facts)


def test_the_copy_gives_the_day_of_the_answer(bring: Bring, then: Then) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    assert (remedy.next_code, remedy.next_by) == ("answer", date(2026, 3, 20))


def test_the_papers_of_a_step_are_filed_with_it(bring: Bring, then: Then, owner: User) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    course.enter_step(
        remedy=remedy,
        event=RemedyEvent(RemedyStep.ANSWERED, date(2026, 3, 16)),
        papers=(PAPER,),
        expected_revision=remedy.revision,
        by=owner,
        now=at(date(2026, 3, 16)),
    )
    row = remedy.files.get()
    assert row.kind == RemedyFileKind.ANSWER
    assert files.open_file(row=row, by=owner, now=at(date(2026, 3, 16))) == PAPER.data


def test_a_step_that_cannot_be_leaves_no_paper_behind(bring: Bring, owner: User) -> None:
    remedy = bring()
    with pytest.raises(Refused, match="还没有登记收到副本"):
        course.enter_step(
            remedy=remedy,
            event=RemedyEvent(RemedyStep.ANSWERED, COPY),
            papers=(PAPER,),
            expected_revision=remedy.revision,
            by=owner,
            now=at(COPY),
        )
    assert not remedy.files.exists()


def test_an_upheld_decision_counts_as_upheld(bring: Bring, decided: Ended) -> None:
    remedy = decided(bring(), RemedyOutcome.UPHELD, date(2026, 4, 20))
    assert (remedy.outcome, remedy.next_code) == ("upheld", "")
    assert standing(remedy) == ("upheld", date(2026, 4, 20))


def test_a_case_of_two_instances_counts_once_by_the_second(
    bring: Bring, decided: Ended, then: Then
) -> None:
    remedy = bring(route=RemedyRoute.LITIGATION_DIRECT)
    decided(remedy, RemedyOutcome.REVOKED, date(2026, 5, 6))
    assert standing(remedy) == ("pending", None)
    then(remedy, RemedyStep.APPEALED, date(2026, 5, 18), appellant=Appellant.AGENCY, forum="中院")
    decided(remedy, RemedyOutcome.CLAIM_REJECTED, date(2026, 8, 3))
    assert standing(remedy) == ("upheld", date(2026, 8, 3))
    assert RemedyStanding.objects.filter(remedy=remedy).count() == 2


def test_what_is_to_come_is_not_entered(bring: Bring, owner: User) -> None:
    remedy = bring()
    with pytest.raises(Refused, match="还没有到"):
        course.enter_step(
            remedy=remedy,
            event=RemedyEvent(RemedyStep.ACCEPTED, date(2026, 3, 9)),
            expected_revision=remedy.revision,
            by=owner,
            now=at(date(2026, 3, 6)),
        )


def test_who_comes_second_is_told(bring: Bring, then: Then, owner: User) -> None:
    seen = bring()
    then(Remedy.objects.get(pk=seen.pk), RemedyStep.ACCEPTED, date(2026, 3, 4))
    with pytest.raises(Overtaken, match="登记受理、立案"):
        course.enter_step(
            remedy=seen,
            event=RemedyEvent(RemedyStep.COPY_REACHED, COPY),
            expected_revision=seen.revision,
            by=owner,
            now=at(COPY),
        )


def test_a_stranger_enters_nothing(bring: Bring, stranger: User) -> None:
    remedy = bring()
    with pytest.raises(PermissionDenied):
        course.enter_step(
            remedy=remedy,
            event=RemedyEvent(RemedyStep.COPY_REACHED, COPY),
            expected_revision=remedy.revision,
            by=stranger,
            now=at(COPY),
        )


def test_a_reviewer_reads_and_enters_nothing(bring: Bring, colleague: User) -> None:
    with pytest.raises(PermissionDenied):
        bring(by=colleague)


def test_a_wrong_day_is_put_right_in_its_place(bring: Bring, then: Then, owner: User) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    then(remedy, RemedyStep.ANSWERED, date(2026, 3, 16))
    number = remedy.course.get(kind="copy_reached").number
    course.annul(
        remedy=remedy,
        number=number,
        reason=AnnulmentReason.WRONG_DAY,
        instead=RemedyEvent(RemedyStep.COPY_REACHED, date(2026, 3, 9)),
        expected_revision=remedy.revision,
        by=owner,
        now=at(date(2026, 3, 17)),
    )
    assert remedy.course.count() == 4
    remedy.refresh_from_db()
    assert remedy.stage == "heard"


def test_the_wrong_day_of_filing_is_put_right(bring: Bring, owner: User) -> None:
    remedy = bring()
    course.annul(
        remedy=remedy,
        number=1,
        reason=AnnulmentReason.WRONG_DAY,
        instead=RemedyEvent(RemedyStep.FILED, date(2026, 2, 27), forum="云江县人民政府"),
        expected_revision=remedy.revision,
        by=owner,
        now=at(COPY),
    )
    remedy.refresh_from_db()
    assert remedy.filed_on == date(2026, 2, 27)


def test_the_filing_itself_cannot_be_annulled(bring: Bring, owner: User) -> None:
    remedy = bring()
    with pytest.raises(Refused, match="只能更正"):
        course.annul(
            remedy=remedy,
            number=1,
            reason=AnnulmentReason.NOT_SO,
            expected_revision=remedy.revision,
            by=owner,
            now=at(COPY),
        )


def test_what_later_steps_rest_on_cannot_be_annulled(bring: Bring, then: Then, owner: User) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    then(remedy, RemedyStep.ANSWERED, date(2026, 3, 16))
    with pytest.raises(Refused, match="还没有登记收到副本"):
        course.annul(
            remedy=remedy,
            number=2,
            reason=AnnulmentReason.NOT_SO,
            expected_revision=remedy.revision,
            by=owner,
            now=at(date(2026, 3, 17)),
        )


def test_a_struck_case_counts_nowhere_and_stays_readable(bring: Bring, owner: User) -> None:
    remedy = bring()
    entering.strike(
        remedy=remedy,
        reason="与另一件重复",
        expected_revision=remedy.revision,
        by=owner,
        now=at(COPY),
    )
    assert not RemedyStanding.objects.filter(remedy=remedy, until__isnull=True).exists()
    remedy.refresh_from_db()
    with pytest.raises(Refused, match="已经撤销"):
        entering.strike(
            remedy=remedy, reason="再次", expected_revision=remedy.revision, by=owner, now=at(COPY)
        )


def test_the_course_is_never_changed(bring: Bring) -> None:
    bring()
    with pytest.raises(DatabaseError), transaction.atomic():
        CourseEntry.objects.update(on=COPY)


def test_the_last_claimant_stays(bring: Bring, owner: User) -> None:
    remedy = bring()
    with pytest.raises(Refused, match="至少要有一名"):
        parties.remove_party(
            party=remedy.parties.get(), expected_revision=remedy.revision, by=owner, now=at(COPY)
        )


def test_several_claimants_are_told_by_their_number(bring: Bring, owner: User) -> None:
    remedy = bring()
    parties.enter_party(
        remedy=remedy,
        details=PartyDetails(PartyRole.CLAIMANT, "周大川"),
        expected_revision=remedy.revision,
        by=owner,
        now=at(COPY),
    )
    remedy.refresh_from_db()
    assert remedy.claimant_masked.endswith("等2人")


def test_a_suit_follows_a_reconsideration_of_the_same_agency(bring: Bring, decided: Ended) -> None:
    before = decided(bring(), RemedyOutcome.UPHELD, date(2026, 4, 20))
    after = bring(
        route=RemedyRoute.LITIGATION_AFTER_RECONSIDERATION, on=date(2026, 5, 6), follows=before
    )
    assert before.followed_by.get() == after
    with pytest.raises(Refused, match="复议后起诉"):
        bring(route=RemedyRoute.LITIGATION_DIRECT, on=date(2026, 5, 6), follows=before)


def test_a_case_is_against_something(bring: Bring, owner: User) -> None:
    with pytest.raises(Refused, match="被诉的申请"):
        entering.enter(
            agency=bring().agency,
            against=entering.Against(),
            filed=entering.Filed(RemedyRoute.RECONSIDERATION, "云江县人民政府", COPY),
            claimants=(LIN,),
            by=owner,
            now=at(COPY),
        )
    assert Remedy.objects.get().described == OUTSIDE
