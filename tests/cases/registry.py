"""Every case in the tables, for the tests that go over all of them."""

import deciders_commissioners
import deciders_councils
import deciders_trusts
import effects
import matters
import passing
import procedures
from build import Case

TABLES: dict[str, list[Case]] = {
    "foundation trusts": deciders_trusts.FOUNDATION_TRUSTS,
    "NHS trusts": deciders_trusts.NHS_TRUSTS,
    "relevant bodies": deciders_trusts.RELEVANT_BODIES,
    "clinical commissioning groups": deciders_commissioners.CCGS,
    "integrated care boards": deciders_commissioners.ICBS,
    "NHS England": deciders_commissioners.NHS_ENGLAND,
    "section 75": deciders_commissioners.SECTION_75,
    "full council": deciders_councils.COUNCIL_SIDE,
    "executive": deciders_councils.EXECUTIVE_SIDE,
    "health and wellbeing boards": deciders_councils.WELLBEING,
    "forums that decide nothing": deciders_councils.NOBODY,
    "named deciders": matters.NAMED,
    "approvals": matters.APPROVED,
    "kept from committees": matters.NOT_THEIRS,
    "bars, makeup and sides": matters.BARRED,
    "quorum": procedures.QUORUM,
    "majority and casting vote": procedures.MAJORITY,
    "notice": procedures.NOTICE,
    "who votes": passing.VOTERS,
    "passing on": passing.PASSING_ON,
    "adopting afterwards": passing.ADOPTING,
    "nobody else is bound": effects.NOBODY_ELSE,
    "having regard": effects.REGARD,
    "liability": effects.LIABLE,
}
CASES = [one for table in TABLES.values() for one in table]
