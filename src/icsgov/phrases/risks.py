"""What is said of risks and issues: of policies, of acts, and of who would have to act."""

RISKS: dict[str, str] = {
    # what a provision of a policy is about
    "risk.fits": "whether {clause:id} is about it",
    "risk.every": "{clause:id} is about every one",
    "risk.at-least": "its {gauge} {measure}, {value}, is at least the {limit} of {clause:id}",
    "risk.under": "its {gauge} {measure}, {value}, is under the {limit} of {clause:id}",
    "risk.at-most": "its {gauge} {measure}, {value}, is at most the {limit} of {clause:id}",
    "risk.over": "its {gauge} {measure}, {value}, is over the {limit} of {clause:id}",
    "risk.value-unknown": "its {gauge} {measure} is not recorded, and {clause:id} turns on {limit}",
    "risk.value-open": "for want of facts on its assurance its {gauge} {measure} counts as one of"
    " {values}, and {clause:id} turns on {limit}",
    "risk.other-matrix": "it is rated on a {own} matrix, and {policy:id} is about a {matrix} one:"
    " {clause:id} turns on a {measure} of {limit} there",
    "risk.band-in": "its {gauge} band, {band}, is one that {clause:id} names",
    "risk.band-out": "its {gauge} band, {band}, is none that {clause:id} names ({bands})",
    "risk.band-unknown": "its {gauge} band is not known, and {clause:id} is about {bands}",
    "risk.category-in": "{category:id} is a category that {clause:id} is about",
    "risk.category-out": "{clause:id} is about {categories:id}, and this is {category:id}",
    "risk.category-unknown": "its category is not recorded, and {clause:id} is about"
    " {categories:id}",
    "risk.condition-met": "it is attested, as {clause:id} asks: `{condition}`",
    "risk.condition-not-met": "on file as not so, and {clause:id} asks for it: `{condition}`",
    "risk.condition-unknown": "nobody has said, and {clause:id} turns on it: `{condition}`",
    "risk.stuck": "{by:id} said on {day} that it cannot be resolved there{why:?: %}",
    "risk.not-stuck": "nobody at {tier:id} has said that it cannot be resolved there, on which"
    " {clause:id} turns",
    "risk.outside": "whether it is outside the appetite of whoever answers for {owner:id}",
    "risk.lasting": "it has been at {tier:id} for {spent:day|days}, since {since}; {clause:id}"
    " speaks of {days}",
    "risk.not-so-long": "it has been at {tier:id} for {spent:day|days}, since {since}; {clause:id}"
    " speaks of {days}",
    "risk.since-unknown": "since when it has been at {tier:id} is not recorded, and {clause:id}"
    " speaks of {days:day|days}",
    # up and down
    "risk.up": "whether to consider the {kind} for a tier above {tier:id}",
    "risk.down": "whether to consider the {kind} for a tier below {tier:id}",
    "risk.top": "{tier:id} is the top: there is no tier above it",
    "risk.bottom": "no tier is below {tier:id}",
    "risk.no-policy": "no risk policy on file is about what {owner:id} holds at {tier:id} on {on}",
    "risk.no-rule-up": "{policy:id} does not say when a {kind} goes up from {tier:id}",
    "risk.no-rule-down": "{policy:id} does not say when a {kind} comes down from {tier:id}",
    "risk.stays": "{clause:id} has it stay at {tier:id}: {says}",
    "risk.way-down": "whether it may come down to {to:id}",
    "risk.low": "whether it has been low for long enough to come down to {tier:id}",
    "risk.rule-down": "whether {clause:id} lets it come down",
    "risk.reviews-held": "at the last {needed:review|reviews} it was{at_most:? at or under"
    " %}{bands:? in %}, as {clause:id} asks",
    "risk.reviews-short": "{clause:id} asks for {needed:review|reviews} in a row{at_most:? at or"
    " under %}{bands:? in %} since it came to its tier; there {held:has been|have been} as yet",
    "risk.still-up": "{clause:id} would send it up again: {says}",
    "risk.up-no-more": "{clause:id} no longer sends it up: {says}",
    "risk.up-unknown": "it is not known whether {clause:id} would send it up again: {says}",
    # what a reader has to know besides
    "risk.not-standing": "the {kind} does not stand on {on}: raised {raised}, closed {closed}",
    "risk.owner-gone": "its owner {owner:id} is not there on {on}",
    "risk.not-rated": "it has no current rating on file",
    # review
    "review.overdue": "whether a review of the {kind} is overdue",
    "review.rule": "what {clause:id} says of its review",
    "review.late": "a review{by:id? by %} was due by {day}: the last that counts was on"
    " {last}, and {clause:id} asks for one every {every:each}",
    "review.in-time": "a review{by:id? by %} is due by {day}: the last that counts was on"
    " {last}, and {clause:id} asks for one every {every:each}",
    "review.no-rule": "{policy:id} does not say how often a {kind} at {tier:id} is reviewed",
    "review.none-fits": "{policy:id} does not say how often such a {kind} is reviewed at {tier:id}",
    "review.interval-unknown": "how often {clause:id} asks for a review is not on file",
    "review.last-unknown": "{clause:id} asks for a review every {every:each}, and neither the day"
    " it was raised nor a review{by:id? by %} is on file",
    # reporting
    "report": "whether anybody is to see the {kind}",
    "report.rule": "who is to see it under {clause:id}",
    "report.every": "{clause:id} has it reported to {to:id} every {every:each}"
    "{through:?, through %}",
    "report.meetings": "{clause:id} has it reported to {to:id} at every meeting{through:?, through"
    " %}",
    "report.to-unknown": "{clause:id} has it reported{every:each? every %}{through:? through %}; to"
    " whom is not on file",
    "report.no-rule": "{policy:id} does not say who is to see a {kind} at {tier:id}",
    # assurance
    "assurance": "whether assurance is wanting",
    "assurance.gap": "whether what {clause:id} asks for is wanting",
    "assurance.no-rule": "{policy:id} does not say what assurance is wanted on a {kind} at"
    " {tier:id}",
    "assurance.absent": "no assurance{lines:any? of line %} is on file by {on}, and {clause:id}"
    " asks for some",
    "assurance.stale": "the last assurance{lines:any? of line %}, of {day}, counted until {ended}"
    " ({clause:id})",
    "assurance.weak": "the best assurance that counts, of {day}, is `{rating}`; {clause:id} asks"
    " for `{least}` or better",
    "assurance.enough": "assurance of {day} is `{rating}`, which is enough for {clause:id}",
    "assurance.least-unknown": "there is assurance, and {clause:id} does not say how strong it has"
    " to be",
    "assurance.word-unknown": "{words:id} is no rating of assurance that {clause:id} knows"
    " ({wanted})",
    "assurance.response-unknown": "{clause:id} does not say what happens where assurance is {kind}",
    "assurance.ahead": "assurance dated {days}, after {on}, is not counted",
    # appetite
    "appetite.within": "its {gauge} score, {score}, is within the appetite of {organisation:id} for"
    " {category:id}, {within} ({policy:id})",
    "appetite.borne": "its {gauge} score, {score}, is no more than the {most} that"
    " {organisation:id} will bear for {category:id}{within:?, and over its appetite of %}"
    " ({policy:id})",
    "appetite.beyond": "its {gauge} score, {score}, is over the {most} that {organisation:id} will"
    " bear for {category:id} ({policy:id})",
    "appetite.over": "its {gauge} score, {score}, is over the appetite of {organisation:id} for"
    " {category:id}, {within} ({policy:id})",
    "appetite.no-score": "the appetite of {organisation:id} for {category:id} is `{level}`, and up"
    " to which score that goes is not on file ({policy:id})",
    "appetite.none": "no appetite of {organisation:id} is on file",
    "appetite.not-for-category": "{policies:id} gives no appetite of {organisation:id} for"
    " {category:id}",
    "appetite.category-unknown": "its category is not recorded, so it cannot be held against the"
    " appetite of {organisation:id}",
    "appetite.not-rated": "it has no {gauge} score on file to hold against the appetite of"
    " {organisation:id}",
    "appetite.other-matrix": "it is rated on a {own} matrix, and the appetite of {organisation:id}"
    " is for a {matrix} one ({policy:id})",
    # acts
    "act": "whether {id:id} may be {act} so",
    "act.theirs": "{by:id} may say so",
    "act.not-theirs": "it is not for {by:id} to say so; {owner:id} holds it",
    "move.up": "whether {id:id} moves up to {to:id}",
    "move.down": "whether {id:id} moves down to {to:id}",
    "move.stands": "{id:id} stands on {on}",
    "move.not-standing": "{id:id} does not stand on {on}",
    "move.nothing-above": "no tier is above {tier:id}",
    "move.nothing-below": "no tier is below {tier:id}",
    "move.which-tier": "it has not been said to which of {tiers:id} it goes",
    "move.next": "{to:id} is next {way} {tier:id}",
    "move.not-next": "{to:id} is not next {way} {tier:id}",
    "move.decided": "{by:id} may decide it",
    "move.not-theirs": "it is for {deciders:or} to decide, not {by:id}",
    "move.by-gone": "{by:id} is not there on {on}",
    "move.by-holder": "{by:id} holds it, and no policy says who decides",
    "move.decider-unknown": "no policy says whether {by:id} may decide it; {owner:id} holds it",
    "move.no-rule": "no policy says when a risk comes down from {tier:id} to {to:id}",
    "move.accepted": "{by:id} has taken it over; {owner:id} keeps sight of it, and the liability of"
    " {organisations:id} is what it was",
    "move.not-accepted": "no acceptance by {takers:or} is on file",
    "move.accepted-by-other": "{by:id} does not hold risks at {to:id}; {takers:or} would have to"
    " take it",
    "move.declined": "{by:id} declined to take it",
    "move.declined-by-other": "{by:id} declined, and it is for {takers:or} to take it or not",
    "move.holder-unknown": "who holds risks at {to:id} is not on file, so it is not known whether"
    " {by:id} may take it",
    "move.taker-gone": "{by:id} is not there on {on}",
    # why something is on a register
    "register.owns": "it owns it ({ownership})",
    "register.owns-below": "{owner:id}, of its organisation, owns it ({ownership})",
    "register.shares": "it shares it with {owner:id}",
    "register.tier": "it holds risks at {tier:id}, where this one is",
    "register.held": "it held it before {owner:id} and keeps sight of it",
    "register.held-below": "{holder:id}, of its organisation, held it before {owner:id}",
    "register.reported": "{clause:id} has it reported {often}",
    "register.reported-perhaps": "{clause:id} may have it reported {often}",
    "register.outside": "it is outside the appetite of {organisation:id}",
    "register.touches": "it touches {organisation:id}",
    "register.may-come-up": "it may come up to {tier:id}, for it to take over",
    "register.may-come-down": "it may come down to {tier:id}, for it to take over",
    "register.gap": "it is to be told that assurance is wanting",
    "register.gap-perhaps": "it may have to be told that assurance is wanting",
    # whether it can be treated where it is
    "treat": "whether {forums:or} can have {id:id} treated",
    "treat.each": "whether {organisation:id} can be bound on each matter",
    "treat.none": "no treatment of {id:id} is on file",
    "treat.can": "{organisation:id} can be bound at {forum:id} on {matter:id} for {cost}"
    "{clauses:id?, by %}{approvals:id?, with the approval of %}{conditions:id?, with % attested}",
    "treat.open": "whether {organisation:id} can be bound at {forum:id} on {matter:id} for {cost}"
    " is not known: {why}",
    "treat.measured": "{organisation:id} can be bound at {forums:or} on {matter:id} for less than"
    " {cost}; the treatment costs {least} to {cost}, as it is measured",
    "treat.cost-unknown": "what {treatment} costs {organisation:id} is not on file",
    "treat.nothing": "{organisation:id} cannot be bound at {forums:or} on {matter:id} for any"
    " amount; the treatment costs {cost}",
    "treat.nothing-sure": "whether {organisation:id} can be bound at {forums:or} on {matter:id} for"
    " any amount is not known; for the {cost} that the treatment costs it cannot",
    "treat.stops": "{forums:or} can bind {organisation:id} on {matter:id} for {bands}; the"
    " treatment costs {cost}",
}
"""The sentence for every code. `icsgov.phrases` says how the facts in its braces are shown."""
