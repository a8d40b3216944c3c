from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import files
from mingtang_office.applications.actions.contacts import log_attempt
from mingtang_office.applications.actions.erasure import erase, erase_due
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    ContentMark,
    FileKind,
    Standing,
)
from mingtang_office.applications.queries import retention
from mingtang_office.portal.queries.progress import found
from mingtang_office.trail.models import Entry, ObjectKey
from mingtang_office.trail.sealing import Erased
from mingtang_office.trail.verification import verify
from mingtang_office.ui.files import Incoming
from tests.office.applications.conftest import APPLICANT, REQUEST, Take
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson, SignIn

ARCHIVED = NOW + timedelta(days=30)
KEPT_UNTIL = date(2036, 12, 31)
AFTER = datetime(2037, 1, 1, 2, tzinfo=UTC)


def closed(application: Application) -> Application:
    """As if it had been answered, served and archived."""
    Standing.objects.filter(application=application).update(closed_on=TODAY, disposition="provided")
    Application.objects.filter(pk=application.pk).update(
        phase="served", closed_on=TODAY, disposition="provided", archived_at=ARCHIVED
    )
    return Application.objects.get(pk=application.pk)


def everything() -> bytes:
    """Every text and every ciphertext that the database holds, without the trail's own."""
    with connection.cursor() as cursor:
        held = []
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("applications_", "letters_")):
                cursor.execute(f'SELECT * FROM "{table}"')
                held += [str(row) for row in cursor.fetchall()]
    return "\n".join(held).encode()


def test_kept_long_enough_nothing_of_the_applicant_is_left(
    take: Take, owner: User, django_capture_on_commit_callbacks: Any
) -> None:
    taken = take()
    application = taken.application
    log_attempt(
        application=application,
        manner="telephone",  # type: ignore[arg-type]
        outcome="reached",  # type: ignore[arg-type]
        note="本人",
        by=owner,
        now=NOW,
    )
    kept = files.keep(
        application,
        Incoming("林小满.txt", b"abc", "text/plain"),
        FileKind.ATTACHMENT,
        by=owner,
        now=NOW,
    )
    closed(application)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_due(on=AFTER.date(), now=AFTER) == 1
    gone = Application.objects.get()
    assert (gone.content, gone.applicant_masked, gone.erased_at) == ("", "", AFTER)
    for word in (APPLICANT.name, "林某", REQUEST.content):
        assert word.encode() not in everything()
    assert not default_storage.exists(kept.stored)
    assert CaseFile.objects.get().sha256 == kept.sha256
    assert not ContentMark.objects.exists()
    assert not ObjectKey.objects.filter(object_id=str(gone.pk)).exists()
    with pytest.raises(Erased):
        open_identity(gone)
    assert found(gone.number, taken.secret) is None


def test_what_is_counted_stays_byte_for_byte(take: Take) -> None:
    closed(take().application)
    before = repr(list(Standing.objects.order_by("pk").values_list())).encode()
    erase_due(on=AFTER.date(), now=AFTER)
    assert repr(list(Standing.objects.order_by("pk").values_list())).encode() == before


def test_the_chain_of_the_trail_stays_whole_and_tells_the_ground(take: Take) -> None:
    closed(take().application)
    erase_due(on=AFTER.date(), now=AFTER)
    assert "国家档案局令第8号" in Entry.objects.get(action="trail.erased").facts["ground"]
    assert not list(verify())


def test_a_day_too_early_nothing_is_erased(take: Take) -> None:
    application = closed(take().application)
    assert erase_due(on=KEPT_UNTIL, now=AFTER - timedelta(days=1)) == 0
    with pytest.raises(Refused, match="须保管到2036年12月31日"):
        erase(application=application, by=None, now=AFTER - timedelta(days=1))


def test_an_open_one_is_never_erased(take: Take) -> None:
    application = take().application
    Application.objects.update(archived_at=ARCHIVED)
    assert erase_due(on=AFTER.date(), now=AFTER) == 0
    with pytest.raises(Refused, match="办结并归档"):
        erase(application=application, by=None, now=AFTER)


def test_one_that_a_register_still_needs_is_kept(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed, other = closed(take().application), closed(take().application)
    monkeypatch.setattr(retention, "_keepers", [lambda numbers: {needed.pk} & set(numbers)])
    assert erase_due(on=AFTER.date(), now=AFTER) == 1
    assert Application.objects.get(erased_at__isnull=True) == needed
    assert other.pk != needed.pk
    with pytest.raises(Refused, match="复议、诉讼"):
        erase(application=needed, by=None, now=AFTER)


def test_one_handled_anew_is_kept(take: Take) -> None:
    old, anew = closed(take().application), take().application
    Application.objects.filter(pk=anew.pk).update(reopens=old)
    assert erase_due(on=AFTER.date(), now=AFTER) == 0


def test_what_was_merged_goes_with_it(take: Take) -> None:
    first, second = take().application, take().application
    Application.objects.filter(pk=second.pk).update(merged_into=first)
    closed(first)
    erase_due(on=AFTER.date(), now=AFTER)
    assert not Application.objects.filter(erased_at__isnull=True).exists()


def test_twice_it_is_not_erased(take: Take) -> None:
    application = closed(take().application)
    erase_due(on=AFTER.date(), now=AFTER)
    assert erase_due(on=AFTER.date(), now=AFTER) == 0
    with pytest.raises(Refused, match="已经擦除"):
        erase(application=application, by=None, now=AFTER)


def test_the_head_sees_what_will_be_erased_and_a_clerk_does_not(
    take: Take, owner: User, make_person: MakePerson, agencies: Agencies
) -> None:
    application = closed(take().application)
    head = make_person("head", Role.HEAD, agencies.education)
    assert list(retention.soon_kept_long_enough(head, date(2035, 6, 1))) == [application]
    assert not retention.soon_kept_long_enough(head, date(2034, 12, 31)).exists()
    assert not retention.soon_kept_long_enough(owner, date(2036, 6, 1)).exists()
    assert retention.until(application) == KEPT_UNTIL


def test_the_head_erases_what_is_due_on_the_screen(
    take: Take, make_person: MakePerson, agencies: Agencies, sign_in: SignIn
) -> None:
    application = closed(take().application)
    Application.objects.update(archived_at=datetime(2010, 1, 1, tzinfo=UTC))
    client = sign_in(make_person("head", Role.HEAD, agencies.education))
    page = client.get("/office/applications/retention/").content.decode()
    assert application.number in page
    assert "林某" not in page
    client.post(f"/office/applications/retention/{application.pk}/")
    assert Application.objects.get().erased_at is not None


def test_the_command_says_how_many_and_erases_only_when_told(
    take: Take, capsys: pytest.CaptureFixture[str]
) -> None:
    closed(take().application)
    Application.objects.update(archived_at=datetime(2010, 1, 1, tzinfo=UTC))
    call_command("erase_applications")
    assert "保管期满 1 件" in capsys.readouterr().out
    assert not Application.objects.filter(erased_at__isnull=False).exists()
    call_command("erase_applications", "--apply")
    assert Application.objects.filter(erased_at__isnull=False).exists()
