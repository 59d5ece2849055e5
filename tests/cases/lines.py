"""What each line of reasoning says for the answer, by its code: every answer keeps to it."""

ALL = """
    advice approval approvals authority authority.composed authority.matter bound
    casting.if-presiding chain chain.broken form.either grant law.bars law.conditional law.power
    named overturning position.against position.for position.none position.unknown power.open
    quorum quorum.floor ratification.by ratification.could-decide ratification.could-delegate
    ratification.open regard rule succession succession.each succession.seats threshold urgent
    urgent.by-cycle
"""
"""What holds where every line below it does."""

ANY = """
    approval.any approval.either-way
    approval.if-needed authority.either-side chain.none law.any-power
    notice.side-unknown overturning.each part.unreached ratification ratification.either-side
    rule.or-casting succession.readings succession.several
"""
"""What holds where one of the lines below it does."""

YES = """
    all-present.met approval.needed approval.needed-first approval.not-needed
    approval.unasked casting.counted
    casting.no-matter casting.no-tie casting.not-conferred casting.not-presiding chain.leader
    chain.own-board condition.attested condition.met condition.none condition.sourced
    grant.above grant.in-force
    grant.total-kept grant.within law.allowed liability.of liability.succeeded must-agree.met
    named.yes notice.excused notice.given
    overturning.adopted-since overturning.by-another overturning.no-recall overturning.none
    overturning.not-in-being overturning.not-the-board passing-on.allowed passing-on.by-law
    person.changed person.for person.later-unauthorised quorum-class.met quorum.met
    quorum.suspended-by-law ratification.by-another ratification.later ratification.needless
    reserved.not-above room.majority rule.overridden rule.statutory share.met side.recorded
    side.statute succession.carried vote.admitted vote.another-day vote.deputy-idle vote.no-seat
    urgent.class-consulted urgent.consulted urgent.consulted-late urgent.ground
    urgent.not-barred urgent.pending urgent.ratified urgent.stands
    vote.not-the-decider vote.outsider vote.recused vote.superseded vote.suspended votes.counted
"""
"""What speaks for the answer, or is only remarked."""

NO = """
    advice.by-law advice.only advice.partnership all-present.short approval.in-chain
    approval.later approval.missing approval.nobody approval.not-first
    body.not-in-being chain.no-board chain.nothing-given chain.nowhere chain.onward
    chain.through-approver condition.denied condition.failed decision.later
    grant.at-limit grant.below grant.by-nobody grant.not-in-force grant.other-decision
    grant.other-function grant.other-matters grant.over grant.used-up joint.not-a-party law.barred
    law.not-allowed liability.nobody must-agree.nobody must-agree.not named.no office.vacant
    organisation.not-in-being overturning.done overturning.either-side part.nobody-decides
    part.none part.represented-only passing-on.barred passing-on.closed person.against
    person.none quorum-class.short quorum.short ratification.afresh ratification.no-rule
    ratification.not-the-board ratification.nothing regard.owed reserved reserved.above
    share.missed standing.abolished standing.ended succession.lapsed votes.nobody votes.none-by
    votes.recused urgent.barred urgent.class-short urgent.ground-denied urgent.lapsed
    urgent.not-consulted
"""
"""What speaks against it."""

UNKNOWN = """
    all-present.unknown approval.chain-open approval.counts-unknown approval.figure-unknown
    approval.miscounted
    approval.seats-unknown casting.presided-unknown casting.two condition.doubtful
    condition.uncomputed
    condition.unknown form.members-unknown form.no-rule form.role-unknown grant.figure-unknown
    grant.floor-unknown
    liability.no-rule liability.power-unknown liability.seats-open
    liability.terms-silent must-agree.unknown
    named.unknown notice.side overturning.adopted-perhaps overturning.recall-unknown
    overturning.side-unknown passing-on.power-unknown person.later-unknown power.not-recorded
    quorum-class.unknown quorum.not-recorded quorum.unknown ratification.side-unknown
    reserved.figure-unknown succession.opposed succession.part succession.seats-open
    succession.unknown rule.not-recorded share.unknown side.unknown votes.capacity-unknown
    votes.deputy-unknown urgent.bar-unknown urgent.class-unknown urgent.ground-unknown
    urgent.meeting-unknown urgent.otherwise-unknown
"""
"""What is not known."""

PRESUMED = """
    approval.first-missed condition.unsourced grant.total kinds.narrower kinds.not-considered
    joint.alone notice.presumed
    quorum.statutory quorum.suspended ratification.prejudice recusal.of-nobody
    reserved.narrower resolution.for succession.differs urgent.challengeable
    urgent.meeting-planned urgent.perhaps-challengeable
"""
"""What is taken to be so although nobody recorded it, or is shown as a doubt."""

PRESUMED_NOT = """
    notice.short passing-on.silent resolution.against resolution.none
"""
"""What is taken not to be so, with a doubt."""

PERHAPS_PRESUMED = """
    approval.enough approval.given joint.outvoted
"""
"""What is so, in doubt where the text says."""

PERHAPS_PRESUMED_NOT = """
    approval.short
"""
"""What is not so, in doubt where the text says."""

MAY_BE_ONE = """
    authority.matter chain chain.none law.conditional part.unreached position.none
    position.unknown quorum.floor ratification.by ratification.could-decide
    ratification.could-delegate threshold
"""
"""Lines that may join only one other; elsewhere the one stands by itself."""

KINDS = (
    (ALL, {("all", False)}),
    (ANY, {("any", False)}),
    (YES, {("YES", False)}),
    (NO, {("NO", False)}),
    (UNKNOWN, {("UNKNOWN", False)}),
    (PRESUMED, {("YES", True)}),
    (PRESUMED_NOT, {("NO", True)}),
    (PERHAPS_PRESUMED, {("YES", False), ("YES", True)}),
    (PERHAPS_PRESUMED_NOT, {("NO", False), ("NO", True)}),
)
LINES = {code: kind for codes, kind in KINDS for code in codes.split()}
LINES["casting.presided-unknown"] = {
    ("UNKNOWN", False),
    ("YES", False),
}  # of a casting vote that abstains
"""For each code, how a line of it joins others or what it states, and whether it is a doubt."""

UNSAID = (
    (
        "advice.by-law approval.needed approval.needed-first liability.of ratification.by",
        "organisation",
    ),
    ("ratification.later ratification.needless", "organisation"),
    ("overturning.adopted-perhaps overturning.adopted-since", "organisation"),
    ("overturning.no-recall overturning.not-in-being overturning.recall-unknown", "organisation"),
    ("approval.figure-unknown approval.needed-first approval.not-needed", "organisation says"),
    ("approval.counts-unknown approval.given approval.seats-unknown", "votes_for"),
    ("approval.miscounted", "of"),
    ("all-present.met", "body most present"),
    ("all-present.short", "body present"),
    ("all-present.unknown", "body"),
    ("quorum.met quorum-class.met", "most"),
    ("quorum.short quorum-class.short", "present"),
    ("votes.nobody", "votes_for against"),
    ("grant.other-decision grant.other-function", "matter"),
    ("notice.excused notice.given notice.presumed notice.short", "rule says"),
    ("rule.overridden rule.statutory vote.outsider casting.counted chain.leader", "rule says"),
    ("notice.side", "missing"),
)
HOLDS = {code: set(facts.split()) for codes, facts in UNSAID for code in codes.split()}
"""Facts that a line holds beside those that its sentence names."""

MAY_LACK = {
    "organisation.not-in-being": {"period"},  # of the giver's end only the day is said
    "joint.outvoted": {"says", "rule"},  # a rule may speak of it
    "part.represented-only": {"says", "rule"},  # a rule may speak of it
    "casting.counted": {"says", "rule"},  # statute may confer it
}
"""Facts that a line may go without."""
