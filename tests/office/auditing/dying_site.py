"""The site as the server runs it, dying at the point that the test names."""

import os

from mingtang_office.wsgi import application
from tests.office.auditing.dying import arm

if point := os.environ.get("DYING_AT"):
    arm(point)

__all__ = ["application"]
