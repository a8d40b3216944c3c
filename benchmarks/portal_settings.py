"""The office's settings with the addresses of `benchmarks.portal_bare`."""

from mingtang_office.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.portal_bare"
