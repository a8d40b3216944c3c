"""Hypothesis without a clock: a busy machine is no counter-example."""

from hypothesis import HealthCheck, settings

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
