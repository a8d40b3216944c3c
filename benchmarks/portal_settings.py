"""The office's settings with the addresses of `benchmarks.portal_bare`, and without a bound on requests."""

from mingtang_office.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.portal_bare"
DATA_AN_HOUR = 10_000_000  # all who ask here ask from one address
