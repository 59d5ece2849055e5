"""How hard the property tests try: `HYPOTHESIS_PROFILE=thorough` tries thirty times as hard.

Every day the same examples are tried, so that a gate is red for a change and not by chance; the
thorough run looks for new ones.
"""

import os

from hypothesis import HealthCheck, settings

EVERYDAY = 120
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

for name, examples in (("everyday", EVERYDAY), ("thorough", 30 * EVERYDAY)):
    settings.register_profile(
        name,
        max_examples=examples,
        deadline=None,
        derandomize=name == "everyday",
        suppress_health_check=QUIET,
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "everyday"))
