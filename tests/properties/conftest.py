"""How hard the property tests try: `--hypothesis-profile=thorough` tries thirty times as hard."""

from hypothesis import HealthCheck, settings

EVERYDAY = 150

_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

settings.register_profile(
    "everyday", max_examples=EVERYDAY, deadline=None, suppress_health_check=_QUIET
)
settings.register_profile(
    "thorough", max_examples=30 * EVERYDAY, deadline=None, suppress_health_check=_QUIET
)
settings.load_profile("everyday")
