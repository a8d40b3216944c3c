"""Two officers over one file, on real connections of their own: one wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.applications.actions import files, redaction_holding
from mingtang_office.applications.actions.redaction import begin, mark
from mingtang_office.applications.actions.redaction_results import keep, make
from mingtang_office.applications.models import CaseFile, FileKind, Redaction
from mingtang_office.applications.redaction_marks import Marked
from mingtang_office.applications.sealed_redaction import marking_of
from mingtang_office.trail.verification import verify
from mingtang_office.ui.files import Incoming
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import RECEIVED
from tests.office.applications.papers import MOBILE, NAME, contract
from tests.office.applications.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = at(RECEIVED)


@pytest.fixture
def redaction(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Redaction:
    monkeypatch.setattr(redaction_holding, "run_apart", lambda function, *args: function(*args))
    application = desk.received(RECEIVED)
    incoming = Incoming("合同.docx", contract(), "application/octet-stream")
    file = files.keep(application, incoming, FileKind.ORIGINAL, by=desk.clerk, now=NOW)
    return begin(original=file, by=desk.clerk, now=NOW)


def marking(redaction: Redaction, by: object, text: str) -> Callable[[], object]:
    def work() -> object:
        return mark(
            redaction=Redaction.objects.get(pk=redaction.pk),
            marks=(Marked("third_party_rights", "涉及个人隐私", text=text),),
            expected_revision=0,
            by=by,  # type: ignore[arg-type]
            now=NOW,
        )

    return work


def test_of_two_who_mark_one_wins_and_nothing_is_mixed(desk: Desk, redaction: Redaction) -> None:
    came = at_once(marking(redaction, desk.clerk, NAME), marking(redaction, desk.head, MOBILE))

    lost = [each for each in came if isinstance(each, Overtaken)]
    kept = marking_of(Redaction.objects.get()).marks
    assert (len(lost), len(kept)) == (1, 1)
    assert not list(verify())


def test_a_file_is_kept_once_when_two_confirm_it(desk: Desk, redaction: Redaction) -> None:
    row = marking(redaction, desk.clerk, NAME)()
    assert isinstance(row, Redaction)
    result = make(redaction=row, expected_revision=1, by=desk.clerk, now=NOW)

    def confirm(by: object) -> Callable[[], object]:
        return lambda: keep(result=result, expected_revision=1, by=by, now=NOW)  # type: ignore[arg-type]

    came = at_once(confirm(desk.clerk), confirm(desk.head))

    assert [type(each) for each in came].count(Overtaken) == 1
    assert CaseFile.objects.filter(kind=FileKind.PROVIDED).count() == 1
    assert not list(verify())
