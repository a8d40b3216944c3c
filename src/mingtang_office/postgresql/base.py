"""Django's PostgreSQL, asked less: whether a connection that was kept still stands is seen at our own
end, where Django sends a question at the beginning of each request."""

from __future__ import annotations

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg import Error


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """A server that ends a connection says so or hangs up; at rest it says nothing else."""
        if self.connection is None or self.connection.closed:
            return False
        try:
            ours = poll()
            ours.register(self.connection.fileno(), POLLIN)
            return not ours.poll(0)
        except (Error, OSError):
            return False
