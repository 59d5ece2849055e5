"""What findings say of a framework, and what would mend them: a sentence each, by their codes.

A code `x.y` has two sentences here: its own, and `x.y/mend` for what would put it right.
"""

FINDINGS: dict[str, str] = {
    # delegations
    "check.advisory": "{clause:id} gives {matters:id} to {to:id}, which only advises",
    "check.advisory/mend": "give {matters:id} to a body that decides, or take {clause:id} back",
    "check.barred": "{clause:id} gives {matters:id}, and the law bars it{says:law?: %}{rule:id?"
    " (%)}",
    "check.barred/mend": "take {matters:id} out of {clause:id}",
    "check.condition-failed": "{clause:id} gives {matters:id} to {to:id} on the condition"
    " {condition:id}, which is on file as not met",
    "check.condition-failed/mend": "see that {condition:id} is met and record that it is, or give"
    " {matters:id} to somebody else",
    "check.empty-envelope": "no amount is within the limits of {clause:id} and of what it rests"
    " on, so it gives {to:id} nothing of {matters:id}",
    "check.empty-envelope/mend": "raise the ceiling of {clause:id} above the amount from which it"
    " starts, and not beyond what {by:id} holds",
    "check.giver-gone": "{clause:id} is given by {by:id}, which is not there on {day}",
    "check.giver-gone/mend": "have {clause:id} given again by a body or an office that is there,"
    " or take it back",
    "check.giver-holds-nothing": "{clause:id} is given by {by:id}, to which nothing gives"
    " {matters:id} on {day}",
    "check.giver-holds-nothing/mend": "have the board give {matters:id} to {by:id} with leave to"
    " pass it on, or straight to {to:id}",
    "check.kept-by-statute": "{clause:id} gives {matters:id} to {to:id}, and statute keeps it for"
    " {named:word}{says:law?: %}{rule:id? (%)}",
    "check.kept-by-statute/mend": "take {matters:id} out of {clause:id}: only {named:word} can"
    " decide it",
    "check.needless": "{clause:id} gives {matters:id} to {to:id}, which can decide it without",
    "check.needless/mend": "take {matters:id} out of {clause:id}, or say why it stands there",
    "check.never-used": "nothing can ever be decided through {clause:id} on {matters:id}:"
    " {reasons}",
    "check.never-used/mend": "look at {clause:id} beside {others:id}: together they leave {to:id}"
    " nothing",
    "check.no-board": "{clause:id} gives {matters:id} to {to:id}, where nobody can decide it on"
    " {day}",
    "check.no-board/mend": "record the board of {to:id}, or give {matters:id} to a body that is"
    " there",
    "check.no-successor": "{organisation:id} ended on {day}, and who took its place is not on file;"
    " as if it were there: {things:id}",
    "check.no-successor/mend": "record who took the place of {organisation:id} and what passed, or"
    " end {things:id} with it",
    "check.not-a-party": "{clause:id} gives {matters:id} of {organisation:id} to {to:id}, to which"
    " {organisation:id} is not a party",
    "check.not-a-party/mend": "make {organisation:id} a party to {to:id}, or take {clause:id} back",
    "check.not-in-being": "{clause:id} gives {matters:id} to {to:id}, which is not in being on"
    " {day}",
    "check.not-in-being/mend": "give {matters:id} to a body that is there, or end {clause:id} with"
    " {to:id}",
    "check.passing-on-barred": "{clause:id} passes {matters:id} on from {by:id} to {to:id}, and"
    " {others:id} does not let it",
    "check.passing-on-barred/mend": "say in {others:id} that {by:id} may pass it on, if the law"
    " lets it, or have the board give it straight to {to:id}",
    "check.root-lapsed": "{clause:id} passes {matters:id} on from {by:id}, and what {by:id} had"
    " from {others:id} is not in force on {day}",
    "check.root-lapsed/mend": "renew {others:id}, or have the board give {matters:id} straight to"
    " {to:id}",
    "check.succession-silent": "nothing on file says whether {thing:id} passed from {of:id} to"
    " {to:id}",
    "check.succession-silent/mend": "say in {clause:id} whether {thing:id} was carried over or"
    " lapsed",
    "check.unknown-power": "{clause:id} is made under {power:power}, of which the rulebook"
    " {law} has no rule",
    "check.unknown-power/mend": "see under which power {clause:id} was made; leave it out where"
    " that is not recorded",
    "check.unlawful-alone": "{clause:id} gives {matters:id} to {to:id} to decide alone, which the"
    " law does not allow{says:law?: %}{rule:id? (%)}",
    "check.unlawful-alone/mend": "give {matters:id} to somebody whom the law lets decide alone, or"
    " to a body",
    "check.unlawful-body": "{clause:id} gives {matters:id} to {to:id}, which the law does not"
    " allow as it is made up{says:law?: %}{rule:id? (%)}",
    "check.unlawful-body/mend": "change who votes on {to:id}, or give {matters:id} to another body",
    "check.unlawful-party": "{clause:id} gives {matters:id} to {to:id}, which the law does not"
    " admit{says:law?: %}{rule:id? (%)}",
    "check.unlawful-party/mend": "give {matters:id} to a body that the law admits, or let each"
    " organisation decide for itself, in common",
    "check.urgent-consultation": "{clause:id} asks for people to be consulted first who are not"
    " there on {day}, so {to:id} cannot use it for {matters:id}",
    "check.urgent-consultation/mend": "change whom {clause:id} asks to be consulted, or fill their"
    " seats",
    "check.urgent-giver": "{clause:id} is urgent power for {matters:id} and is given by {by:id},"
    " which is no body that could ratify its use",
    "check.urgent-giver/mend": "have {clause:id} given by a body, or say in its place who ratifies",
    "check.urgent-nobody": "{clause:id} is urgent power for {matters:id} and goes to {to:id}, on"
    " which nobody has a vote on {day}",
    "check.urgent-nobody/mend": "record who sits on {to:id}, or give {clause:id} to somebody who"
    " can act",
    "check.vacant-office": "{clause:id} gives {matters:id} to the office {to:id}, which nobody"
    " holds on {day}",
    "check.vacant-office/mend": "record who holds {to:id}, or give {matters:id} to an office that"
    " is held",
    "check.wholly-reserved": "{clause:id} gives {matters:id} to {to:id}, and {others:id} reserves"
    " all of it",
    "check.wholly-reserved/mend": "lift {others:id} as far as {matters:id} goes, or take"
    " {clause:id} back",
    # value bands
    "check.gap": "{matter:id}, {band}: no clause says whose it is, and so it falls to {board:id}"
    " ({clauses:id} stop short of it)",
    "check.gap/mend": "move the limit of one of {clauses:id} so that the bands meet, or reserve"
    " the amounts between",
    "check.overlap": "{matter:id}, {band}: both {holders:id} may decide it ({clauses:id})",
    "check.overlap/mend": "move the limit of one of {clauses:id} so that the bands meet and no"
    " amount lies in both",
    "check.shadowed": "{clause:id} gives {to:id} nothing that {other:id} does not",
    "check.shadowed/mend": "drop {clause:id}, or narrow {other:id} if the two were to differ",
    # forums
    "check.common-in-part": "{bodies:id} at {forum:id} have been given no power, so nothing"
    " decided there can bind {organisations:id}",
    "check.common-in-part/mend": "have the boards of {organisations:id} give {bodies:id} what they"
    " are to decide",
    "check.common-without-delegations": "{forum:id} is a committee in common in name only: none of"
    " {bodies:id} has been given any power",
    "check.common-without-delegations/mend": "have the boards of {organisations:id} give"
    " {bodies:id} what they are to decide, or record {forum:id} as an advisory group",
    "check.idle-forum": "{clause:id} gives {matters:id} to {to:id}: {is_a}",
    "check.idle-forum/mend": "give {matters:id} to a body or a person of each organisation that"
    " meets there",
    "check.title": "{body:id} is called `{name}`, which promises {promised}, and is {is_a}",
    "check.title/mend": "set it up as {promised}, or call it something else",
    # bodies
    "check.constituency-empty": "the voting rule of {body:id} asks for votes of {among}, and nobody"
    " with a vote there is that, so nothing can be carried",
    "check.constituency-empty/mend": "fill a seat of {among} on {body:id}, or change its rule",
    "check.deadlock": "{body:id} can divide evenly, {votes_for} of {whole} {of:word} for, and"
    " nothing settles it: no casting vote, and a tie is left undecided",
    "check.deadlock/mend": "give whoever presides over {body:id} a casting vote, let a tie lose,"
    " or make the number of votes odd",
    "check.must-agree-nobody": "the voting rule of {body:id} asks for the agreement of {among}, and"
    " nobody with a vote there is that, so nothing can be carried",
    "check.must-agree-nobody/mend": "fill a seat of {among} on {body:id}, or change its rule",
    "check.quorum-class": "the quorum of {body:id} asks for {needed} of {among}, and no more than"
    " {most} can be there",
    "check.quorum-class/mend": "fill a seat of {among} on {body:id}, or change its quorum",
    "check.quorum-too-high": "the quorum of {body:id} is {needed}, and it has {seats:voting"
    " seat|voting seats} in office",
    "check.quorum-too-high/mend": "fill the seats of {body:id}, or lower its quorum to what they"
    " can reach",
    "check.quorum-without": "{body:id} has a quorum of {present} without anybody for"
    " {organisations:id}, which what it decides then binds all the same",
    "check.quorum-without/mend": "ask in the quorum of {body:id} for somebody from"
    " {organisations:id}",
    "check.reservation-idle": "{matters:id} is reserved to {by:id} by {clauses:id}, and it cannot"
    " decide: {why}",
    "check.reservation-idle/mend": "put {by:id} in a position to decide, or reserve {matters:id}"
    " to a body that can",
    "check.rule-unlawful": "the voting rule of {body:id} is not one that {organisations:id} can be"
    " held to: {says:law} ({rule:id})",
    "check.rule-unlawful/mend": "let {body:id} decide by more than half of those voting, or meet in"
    " common so that {organisations:id} decides by its own rule",
    "check.rule-unmeetable": "the voting rule of {body:id} is not met even where everybody votes"
    " for",
    "check.rule-unmeetable/mend": "change the rule of {body:id} to one that a vote of everybody"
    " meets",
    # what is kept and what is given
    "conflict.delegation": "{kept:id} keeps {matters:id}{but:id? (apart from %)} for {keeper:id},"
    " and {clause:id} gives it to {to:id}: {band}, {period:period}",
    "conflict.delegation/mend": "say once whose {matters:id} is: narrow {clause:id}, or {kept:id}",
    "conflict.residual": "{kept:id} keeps {matters:id}{but:id? (apart from %)} for {keeper:id} from"
    " what {clause:id} leaves to {to:id}: {band}, {period:period}",
    "conflict.residual/mend": "nothing, where the residual rule is meant to yield; else take"
    " {matters:id} out of {kept:id}",
    "conflict.split": "at {forum:id}, {others:id} can be bound on {matters:id}{but:id? (apart from"
    " %)}{clauses:id?, as % gives it}, and {organisation:id} cannot, as {kept:id} keeps it for"
    " {keeper:id}: {band}, {period:period}",
    "conflict.split/mend": "have {organisation:id} give {matters:id} to whoever decides for it at"
    " {forum:id} and take it out of {kept:id}, or have {others:id} keep it too",
    "conflict.undelegated": "at {forum:id}, {others:id} can be bound on {matters:id}{but:id? (apart"
    " from %)}, as {clauses:id} gives it, and nobody there can decide it for {organisation:id}:"
    " {band}, {period:period}",
    "conflict.undelegated/mend": "have {organisation:id} give {matters:id} to whoever decides for"
    " it at {forum:id}",
    "conflict.nobody": "{matters:id}{but:id? (apart from %)} is brought to {forum:id} by"
    " {clauses:id}, and nobody there can decide it{kept:id?, and % keeps it}: {band},"
    " {period:period}",
    "conflict.nobody/mend": "give {matters:id} to those who meet at {forum:id} so that it reaches"
    " them, or take it out of {clauses:id}",
    "conflict.decided": "{kept:id} keeps {matters:id} for {keeper:id}, so {decision:id}, taken at"
    " {forum:id} on {day}, does not bind {organisation:id}: {band}",
    "conflict.decided/mend": "have {keeper:id} decide what {decision:id} decided",
    "conflict.decided-beyond": "{decision:id}, taken at {forum:id} on {day}, binds"
    " {organisation:id}, though {kept:id} keeps {matters:id} for {keeper:id}: {band}",
    "conflict.decided-beyond/mend": "tell {keeper:id} of {decision:id}, and have {kept:id} say what"
    " it is to be told of beforehand",
    "conflict.decided-open": "{kept:id} keeps {matters:id} for {keeper:id} at some amounts, and"
    " whether {decision:id}, taken at {forum:id} on {day}, reaches them for {organisation:id} is"
    " not known",
    "conflict.decided-open/mend": "put the figures of {decision:id} on record",
    # decisions under limits
    "split.under-ceiling": "{decisions:id} on {matter:id}, from {first} to {last}, are each within"
    " the {limit} of {clause:id}, and {sum} together",
    "split.under-ceiling/mend": "take {decisions:id} as one decision to whoever may decide {sum}",
    # what was taken back
    "overturned.not-told": "{decision:id} was overturned for {organisation:id} by {by:id} on {day},"
    " and that the partners were told is not on file",
    "overturned.not-told/mend": "have {by:id} tell the partners in {forum:id}, and record the day",
    "overturned.told-late": "{decision:id} was overturned for {organisation:id} by {by:id} on"
    " {day}, and the partners were told on {told}",
    "overturned.told-late/mend": "have {by:id} tell partners before it decides that a decision is"
    " likely to be overturned",
    "overturned.relied-on": "{decision:id} was overturned for {organisation:id} by {by:id} on"
    " {day}; {others:id} had relied on it since {since}",
    "overturned.relied-on/mend": "look at {others:id} again in the light of it",
    "overturned.relied-since": "{decision:id} was overturned for {organisation:id} by {by:id} on"
    " {day}; {others:id} nevertheless relied on it from {since} on",
    "overturned.relied-since/mend": "look at {others:id} again: what it rests on was taken back",
    "overturned.not-on-file": "{decision:id} relies on {others:id}, not among the decisions given",
    "overturned.not-on-file/mend": "give {others:id} too, or mend what {decision:id} relies on",
    # the stages of a proposal
    "stages.constituency-not-recorded": "who has to be part of {stage:id} of {proposal:id} is not"
    " recorded in {process:id}, so that whether {decision:id} passes it is read off everybody",
    "stages.constituency-not-recorded/mend": "record in {process:id} who has to be part of"
    " {stage:id}",
    "stages.left-out": "{organisation:id} has to be part of {stage:id} of {proposal:id}, and"
    " {decision:id} is not for it",
    "stages.left-out/mend": "take {stage:id} again with {organisation:id}, or say in {process:id}"
    " that it need not be part of it",
    "stages.no-such-stage": "{decision:id} takes {stage:id} of {proposal:id}, and {process:id} has"
    " no such stage",
    "stages.no-such-stage/mend": "give {decision:id} a stage of {process:id}",
    "stages.not-bound": "{organisation:id} has to be part of {stage:id} of {proposal:id}, and"
    " {decision:id} does not bind it ({effect:word})",
    "stages.not-bound/mend": "see why {decision:id} does not bind {organisation:id}, and what"
    " would",
    "stages.order-not-known": "{decision:id} took {stage:id} of {proposal:id} on {day}, and whether"
    " {earlier:id} was passed by then is not known",
    "stages.order-not-known/mend": "put on record what is missing about {earlier:id}",
    "stages.outsider": "{organisation:id} has a part in {decision:id}, and is not among those who"
    " have to be part of {stage:id} of {proposal:id}",
    "stages.outsider/mend": "say in {decision:id} for whom it is (`eligible`), or add"
    " {organisation:id} to the constituency of {stage:id}",
    "stages.perhaps-not-bound": "{organisation:id} has to be part of {stage:id} of {proposal:id},"
    " and whether {decision:id} binds it is not known",
    "stages.perhaps-not-bound/mend": "put on record what is missing about {decision:id}",
    "stages.skipped": "{decision:id} took {stage:id} of {proposal:id} on {day}, and {earlier:id},"
    " which comes before it, was never taken",
    "stages.skipped/mend": "take {earlier:id} of {proposal:id}, and {stage:id} again after it",
    "stages.stage-not-said": "{decision:id} belongs to {proposal:id}, and which stage of"
    " {process:id} it takes is not recorded",
    "stages.stage-not-said/mend": "record which stage {decision:id} takes",
    "stages.too-early": "{decision:id} took {stage:id} of {proposal:id} on {day}, and {earlier:id}"
    " had not been passed by then",
    "stages.too-early/mend": "pass {earlier:id} first, and take {stage:id} again after it",
    "stages.wrong-forum": "{decision:id} takes {stage:id} of {proposal:id} in {forum:id}, and it is"
    " to be taken in {wanted:id}",
    "stages.wrong-forum/mend": "take {stage:id} in {wanted:id}, or say in {process:id} that"
    " {forum:id} takes it",
    # what was carried out too early
    "implemented.too-early": "{decision:id} was implemented for {organisation:id} on {day},"
    " when it could not be yet: {reasons}",
    "implemented.too-early/mend": "say in the record why {decision:id} did not wait, and have"
    " scrutiny told",
    "implemented.perhaps-too-early": "{decision:id} was implemented for {organisation:id} on {day},"
    " and whether it could be is not known: {reasons}",
    "implemented.perhaps-too-early/mend": "put on record what is missing about {decision:id}",
    # meetings
    "meeting.inquorate": "{body:id} decided {decision:id} at item {item} of {meeting:id} without"
    " its quorum: {why}",
    "meeting.inquorate/mend": "have {body:id} decide {decision:id} again with a quorum, or ratify"
    " it where the law lets that be done",
    "meeting.vote-in-attendance": "{person:id} voted in {body:id} on {decision:id}, and was in"
    " attendance only there at item {item} of {meeting:id}",
    "meeting.vote-in-attendance/mend": "take the vote of {person:id} out of {decision:id}, or"
    " record that they were there as a member",
    "meeting.vote-absent": "{person:id} voted in {body:id} on {decision:id}, and is recorded as not"
    " there at item {item} of {meeting:id}",
    "meeting.vote-absent/mend": "take the vote of {person:id} out of {decision:id}, or mend who was"
    " there",
    "meeting.vote-of-none": "{person:id} voted in {body:id} on {decision:id} at item {item} of"
    " {meeting:id}, and their seat had no vote on {day}",
    "meeting.vote-of-none/mend": "take the vote of {person:id} out of {decision:id}, or mend"
    " the seat",
    "meeting.not-in-being": "{body:id} met at {meeting:id} on {day}, and was not in being: on file"
    " {period}",
    "meeting.not-in-being/mend": "decide nothing in {body:id} that day, or mend its period",
    "meeting.no-seat": "{person:id} is recorded at {meeting:id} as a member, and held no seat on"
    " {bodies:or} on {day}",
    "meeting.no-seat/mend": "record {person:id} as in attendance, or their seat",
    "meeting.another-day": "item {item} of {meeting:id}, held on {day}, is for {decision:id}, which"
    " was taken on {decided}",
    "meeting.another-day/mend": "see which day is right, or take {decision:id} off the agenda",
    "meeting.another-forum": "item {item} of {meeting:id}, a meeting of {forum:id}, is for"
    " {decision:id}, which was taken in {other:id}",
    "meeting.another-forum/mend": "see which forum is right, or take {decision:id} off the agenda",
    "meeting.item-without-decision": "item {item} of {meeting:id} is for {missing:id}, which is not"
    " on file",
    "meeting.item-without-decision/mend": "record {missing:id}, or that nothing was decided",
    "meeting.decision-without-item": "{decision:id} was taken in {forum:id} on {day}, and no item"
    " of {meeting:id} is for it",
    "meeting.decision-without-item/mend": "put {decision:id} on the agenda that was followed, or"
    " see on which day it was taken",
    "meeting.off-cycle": "{meeting:id} was held on {day}, a day that {cycles:id} does not give",
    "meeting.off-cycle/mend": "record {day} in {cycles:or} as a day moved to or put in",
    "meeting.called-off": "{meeting:id} was held on {day}, and by {cycles:id} the meeting of that"
    " day was cancelled or moved",
    "meeting.called-off/mend": "take {day} off the days that are cancelled or moved in {cycles:or}",
    "meeting.nobody-there": "nobody was at {meeting:id} as a member of {body:id}",
    "meeting.nobody-there/mend": "record who was there for {body:id}; without anybody it decides"
    " nothing",
    "rota.another-presided": "{persons:id} presided at {meeting:id} over {body:id}, where by"
    " {rota:id} it was the turn of {due:id}{away:? (%)}",
    "rota.another-presided/mend": "record who was to preside in the place of {due:id}, or change"
    " {rota:id}",
}
