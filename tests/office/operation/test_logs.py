"""What a request asks and sends is nowhere in the log; what is needed to find a fault is."""

from __future__ import annotations

import json
import logging
import logging.config
from collections.abc import Iterator
from io import StringIO
from unittest.mock import patch

import pytest
import structlog
from django.test import Client

from mingtang_office.environment import logging_configuration
from mingtang_office.operation import views
from tests.office.conftest import Agencies, MakePerson
from tests.office.publication.bureau import bureau_of

PHONE = "13912345678"
NAME = "王小明"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """The log as production writes it."""
    before = structlog.get_config()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configuration = logging_configuration(pretty=False)
    stream = StringIO()
    configuration["handlers"]["console"]["stream"] = stream
    logging.config.dictConfig(configuration)
    yield stream
    structlog.configure(**before)
    root.handlers[:], root.level = handlers, level


def _lines(log: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.django_db
def test_the_title_of_a_draft_is_not_logged(
    agencies: Agencies, make_person: MakePerson, log: StringIO
) -> None:
    bureau = bureau_of(agencies.education, make_person)
    bureau.draft(title=f"关于{NAME}同志任职的通知")
    bureau.publish()
    assert NAME not in log.getvalue()
    assert "Edited" not in log.getvalue()


@pytest.mark.django_db
def test_neither_query_nor_body_is_logged(client: Client, log: StringIO) -> None:
    client.get("/healthz", {"name": NAME, "phone": PHONE})
    client.post(f"/no-such-page?phone={PHONE}", {"name": NAME})
    assert [line["request"] for line in _lines(log) if "request" in line] == [
        "GET /healthz",
        "POST /no-such-page",
    ]
    assert PHONE not in log.getvalue()
    assert NAME not in log.getvalue()


@pytest.mark.django_db
def test_a_crash_is_logged_once_with_its_places_and_without_its_message(
    client: Client, log: StringIO
) -> None:
    client.raise_request_exception = False
    with patch.object(views, "remembered") as remembered:
        remembered.outcome.side_effect = ValueError(f"Key (phone)=({PHONE}) already exists")
        answer = client.get(f"/readyz?name={NAME}")
    (line,) = _lines(log)
    places = line["exception"]
    assert isinstance(places, list)
    assert line["event"] == "request_failed"
    assert places[-1] == "builtins.ValueError"
    assert any("operation/views.py" in str(place) for place in places)
    assert PHONE not in log.getvalue()
    assert NAME not in log.getvalue()
    assert answer["X-Request-ID"] == line["request_id"]


def test_the_cause_of_an_error_is_told_by_type_too(log: StringIO) -> None:
    try:
        try:
            raise KeyError(PHONE)
        except KeyError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError:
        structlog.get_logger("test").exception("broken")
    (line,) = _lines(log)
    places = line["exception"]
    assert isinstance(places, list)
    assert [place for place in places if place.startswith("builtins")] == [
        "builtins.KeyError",
        "builtins.RuntimeError",
    ]


def test_the_library_of_another_is_bound_by_the_same(log: StringIO) -> None:
    try:
        int(PHONE + "x")
    except ValueError:
        logging.getLogger("django_tasks").exception("Task failed")
    assert PHONE not in log.getvalue()


@pytest.mark.django_db
def test_an_answer_bears_the_number_of_its_log_line(client: Client, log: StringIO) -> None:
    number = client.get("/healthz")["X-Request-ID"]
    assert [line["request_id"] for line in _lines(log)] == [number]
