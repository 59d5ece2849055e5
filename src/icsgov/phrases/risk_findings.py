"""What findings say of registers and of decisions on risks, and what would mend them.

A code `x.y` has two sentences here: its own, and `x.y/mend` for what would put it right.
"""

RISK_FINDINGS: dict[str, str] = {
    "register.assurance-ahead": "assurance of {risk:id} is dated {days}, after {day}",
    "register.assurance-ahead/mend": "correct the day of the assurance",
    "register.banded-apart": "{risk:id} is {band} on {place}, and {another} on {other}",
    "register.banded-apart/mend": "agree on one rating and one set of bands for {risk:id}",
    "register.disputed": "whose {risk:id} is, is in dispute; it is on file as owned by {owner:id}",
    "register.disputed/mend": "settle whether {owner:id} owns {risk:id}, at the tier above if need"
    " be",
    "register.impossible-move": "on {day} {risk:id} is said to have gone from {was} to {now}, which"
    " no such change can produce",
    "register.impossible-move/mend": "look up the likelihood and the consequence before and after"
    " {day}, and correct the line",
    "register.long-red": "{risk:id} has been {band} since {since} at {tier:id} without a move, and"
    " {policy:id} lets that pass for {red}",
    "register.long-red/mend": "have {risk:id} considered for the tier above, treated, or tolerated"
    " on the record",
    "register.no-owner": "the register of {place:id} shows no owner of {risk:id}",
    "register.no-owner/mend": "show the owner of {risk:id} on the register of {place:id}",
    "register.no-such-rating": "{place} gives {risk:id} {rating}, which no likelihood and"
    " consequence on a {matrix} matrix make",
    "register.no-such-rating/mend": "look up the likelihood and the consequence of {risk:id}",
    "register.other-matrix": "{risk:id} is rated on a {own} matrix, and {policy:id} is about a"
    " {matrix} one",
    "register.other-matrix/mend": "rate {risk:id} on the {matrix} matrix of {policy:id}",
    "register.over-inherent": "the current score of {risk:id}, {current}, is above its inherent"
    " score, {inherent}",
    "register.over-inherent/mend": "rate {risk:id} anew: controls do not make a risk greater",
    "register.owner-gone": "{owner:id}, which owns {risk:id}, is not there on {day}",
    "register.owner-gone/mend": "propose {risk:id} to a body that is there",
    "register.owners-apart": "{risk:id} is owned by {owner:id} on the register of {place:id},"
    " and by {another:id} on the register of {other:id}",
    "register.owners-apart/mend": "agree on one owner of {risk:id}, or record that it is shared",
    "register.rated-apart": "{risk:id} is rated {score} on {place}, and {another} on {other}",
    "register.rated-apart/mend": "agree on one rating of {risk:id}",
    "register.two-owners": "{risk:id} is owned by {another:id} on the register of {place:id},"
    " and by {owner:id} on file",
    "register.two-owners/mend": "agree on one owner of {risk:id}, or record that it is shared",
    "register.wrong-band": "{place} puts the score of {risk:id}, {score}, in band {stated}; that is"
    " {band}",
    "register.wrong-band/mend": "correct the band of {risk:id}",
    "register.wrong-score": "{place} gives {risk:id} {likelihood} x {consequence} and a score of"
    " {stated}; that is {score}",
    "register.wrong-score/mend": "correct the score of {risk:id}, or what it was worked out from",
    # decisions and risk
    "look-back.amend": "{decision:id} is to be amended, as {by:id} said on {day}",
    "look-back.amend/mend": "bring {decision:id} back to {forum:id}, or to the board",
    "look-back.due": "{decision:id} of {day}, taken under delegation for {organisations:id}, was"
    " due to be looked at again by {due}",
    "look-back.due/mend": "have {forum:id} or the boards of {organisations:id} look at"
    " {decision:id} again",
    "look-back.not-mitigated": "{decision:id} bears on {risk:id}, which is at {score}, over its"
    " target of {target}",
    "look-back.not-mitigated/mend": "look at {decision:id} again: amend it, or treat {risk:id}"
    " otherwise",
    "look-back.not-known": "{decision:id} bears on {risk:id}, and whether that has been dealt with"
    " is not known: no {missing} score is on file",
    "look-back.not-known/mend": "record the {missing} rating of {risk:id}",
    "look-back.said-not": "{decision:id} bears on {risk:id}, which is down to its target; {by:id}"
    " said on {day} that it was not mitigated",
    "look-back.said-not/mend": "ask {by:id} whether {risk:id} is mitigated now, and record the"
    " answer",
    "call-over.none": "{decision:id} bears on {risks:id}, and no challenge before it is on file",
    "call-over.none/mend": "hold a call-over on {decision:id} before it is taken",
}
"""The sentence for every code. `icsgov.phrases` says how the facts in its braces are shown."""
