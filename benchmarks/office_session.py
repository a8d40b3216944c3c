"""Signs the county's supervisor in and counts the queries of the pages named as arguments."""

from __future__ import annotations

import json
import logging
import sys

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  # after set-up
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from mingtang_office.accounts.session_limits import begin  # noqa: E402
from mingtang_office.demo.people import SUPERVISOR  # noqa: E402


def main() -> None:
    logging.disable(logging.CRITICAL)
    client = Client(HTTP_HOST="127.0.0.1")
    person = get_user_model().objects.get(username=SUPERVISOR.username)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    begin(session, timezone.now())
    session.save()
    queries = {}
    for path in sys.argv[1:]:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        queries[path] = len(captured)
    print(json.dumps({"cookie": client.cookies["sessionid"].value, "queries": queries}))


if __name__ == "__main__":
    main()
