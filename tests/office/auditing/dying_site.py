"""The site as the server runs it, dying at the point that the test names, or on a disk that is full
as soon as a file has so many bytes."""

import os
import resource

from mingtang_office.wsgi import application
from tests.office.auditing.dying import arm

if point := os.environ.get("DYING_AT"):
    arm(point)
if largest := os.environ.get("LARGEST_FILE"):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))

__all__ = ["application"]
