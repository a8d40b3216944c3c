"""Django's PostgreSQL, asked less: a kept connection is not tried out at each request, and a question
whose words are always the same is planned once."""

from __future__ import annotations

from select import POLLIN, poll
from typing import Any

from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper
from psycopg import Error
from psycopg.pq import TransactionStatus

_ServerBindingCursor: Any = base.ServerBindingCursor
_ASKED_BEFORE_IT_IS_KEPT = 2


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        """What the server keeps ready it plans for whatever values come: each such question is read
        off an index made for it, and the values of one asking only tempt it to look for another way."""
        given: dict[str, Any] = super().get_connection_params()
        options = f"{given.get('options', '')} -c plan_cache_mode=force_generic_plan".strip()
        return {**given, "prepare_threshold": _ASKED_BEFORE_IT_IS_KEPT, "options": options}

    def prepared_cursor(self) -> CursorWrapper:
        """For a question whose words are always the same: its values go beside them, and after some
        times the server keeps it ready on this connection. Any other cursor keeps nothing."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        django: Any = self  # whose stubs do not know what a cursor is made by
        with self.wrap_database_errors:
            cursor: CursorWrapper = django._prepare_cursor(_ServerBindingCursor(self.connection))
        return cursor

    def is_usable(self) -> bool:
        """Seen at our own end: a server that ends a connection says so or hangs up; at rest it says
        nothing else. In a transaction that has failed nothing can be asked."""
        if self.connection is None or self.connection.closed:
            return False
        if self.connection.info.transaction_status == TransactionStatus.INERROR:
            return False
        try:
            ours = poll()
            ours.register(self.connection.fileno(), POLLIN)
            return not ours.poll(0)
        except (Error, OSError):
            return False
