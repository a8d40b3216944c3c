"""Questions put together once answer as Django's own do, on the database of the run."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from mingtang_office.agencies.models import Agency
from mingtang_office.prepared import Given, Prepared, loaded
from mingtang_office.publication.models import Edition, PublicItem
from mingtang_office.publication.queries.public import at, public_items
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of

_NUMBER = Given("number", models.BigIntegerField())
_READ = ("item_id", "title", "published_on", "changed_at", "shown_until", "edition__content")


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)


def _of_agency(is_ordered: bool) -> models.QuerySet[PublicItem, Any]:
    rows = public_items(None).filter(agency=_NUMBER)
    return (rows.order_by("-item_id") if is_ordered else rows).values_list(*_READ)


def test_the_rows_are_those_of_the_query_set(bureau: Bureau) -> None:
    for number in range(3):
        bureau.publish(title=f"通知{number}")
    asked = Prepared(_of_agency).ask(True, number=bureau.agency.pk, **at(NOW))
    found = public_items(NOW).filter(agency=bureau.agency).order_by("-item_id")

    assert asked == list(found.values_list(*_READ))
    assert [type(asked[0][place]) for place in (2, 5)] == [date, dict]


def test_the_moment_is_that_of_the_asking(bureau: Bureau) -> None:
    bureau.publish()
    question = Prepared(_of_agency)
    number = bureau.agency.pk

    assert len(question.ask(False, number=number, **at(NOW))) == 1
    assert not question.ask(False, number=number, **at(NOW - timedelta(days=1)))
    assert not question.ask(False, number=0, **at(NOW))


def test_each_shape_is_put_together_once(bureau: Bureau) -> None:
    made: list[bool] = []

    def build(is_ordered: bool) -> models.QuerySet[PublicItem, Any]:
        made.append(is_ordered)
        return _of_agency(is_ordered)

    question = Prepared(build)
    for shape in (True, False, True, False):
        question.ask(shape, number=bureau.agency.pk, **at(NOW))
    assert made == [True, False]


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_no_row_has_a_number_that_no_column_holds(db: None, number: int) -> None:
    assert Prepared(_of_agency).ask(False, number=number, **at(NOW)) == []


def test_a_value_that_is_missing_is_an_error_and_not_an_answer(db: None) -> None:
    with pytest.raises(KeyError, match="number"):
        Prepared(_of_agency).ask(False, **at(NOW))


def test_words_of_the_database_in_a_value_are_only_a_value(bureau: Bureau) -> None:
    item = bureau.publish(title="100%的“'; --”")
    title = Given("title", models.CharField())
    question = Prepared(lambda: PublicItem.objects.filter(title=title).values_list("pk", "title"))

    assert question.ask(title=item.title) == [(item.pk, item.title)]
    assert question.ask(title="' OR 1=1 --") == []


def test_what_is_always_the_same_in_a_question_is_only_a_value_too(bureau: Bureau) -> None:
    item = bureau.publish(title="100%s的“'; --”")
    number = Given("number", models.BigIntegerField())
    rows = PublicItem.objects.filter(title=item.title, item_id=number, shown_from__lte=NOW)
    question = Prepared(lambda: rows.values_list("title"))

    assert question.ask(number=item.pk) == [(item.title,)]
    assert question.ask(number=item.pk + 1) == []


def test_what_was_not_read_of_a_row_is_read_when_it_is_asked_for(agencies: Agencies) -> None:
    agency = loaded(Agency, {"id": agencies.school.pk, "name": "读来的名称"})
    assert agency.name == "读来的名称"
    with CaptureQueriesContext(connection) as asked:
        assert agency.kind == agencies.school.kind
    assert len(asked) == 1


def test_a_row_that_was_read_is_a_row_that_exists(bureau: Bureau) -> None:
    edition = bureau.publish().edition
    assert edition is not None
    again = loaded(Edition, {"id": edition.pk, "digest": edition.digest})
    assert again == edition
    assert not again._state.adding
