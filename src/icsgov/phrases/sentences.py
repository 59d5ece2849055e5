"""The sentence for every code. `icsgov.phrases` says how the facts in its braces are shown."""

PHRASES: dict[str, str] = {
    # who a decision is for, and what it comes to
    "advice": "whether a recommendation binds {organisation:id}",
    "advice.by-law": "{forum:id} only recommends: {says:law} ({rule:id})",
    "advice.only": "{forum:id} only recommends; what it says does not bind {organisation:id}",
    "advice.partnership": "{forum:id} is a care partnership and decides nothing for"
    " {organisation:id}: {says:law} ({rule:id})",
    "bound": "what it takes to bind {organisation:id}",
    "decision.later": "the decision was taken on {day}, after the day asked about ({on})",
    "joint.alone": "no party to {body:id} but {organisation:id} was in being that day, and one"
    " organisation alone exercises nothing jointly",
    "joint.outvoted": "{organisation:id} was outvoted ({people:id} voted against), which does not"
    " free it{says:law?: %}{rule:id? (%)}",
    "part.nobody-decides": "no body and no person at {forum:id} decides for {organisation:id}",
    "part.none": "the decision is not for {organisation:id}",
    "part.represented-only": "people from {organisation:id} sat on {body:id}, which commits"
    " {organisation:id} to nothing{says:law?: %}{rule:id? (%)}",
    "part.unreached": "any way in which {forum:id} could decide for {organisation:id}",
    "regard": "what {organisation:id} owes to a recommendation",
    "regard.owed": "{organisation:id} must have regard to what {forum:id} says and is not bound by"
    " it: {says:law} ({rule:id})",
    "recusal.of-nobody": "{person:id} is on record as taking no part, and holds no seat or office"
    " on file: a slip, perhaps",
    "room.majority": "the votes of the whole room do not bind {organisation:id}: {says:law}"
    " ({rule:id})",
    # votes
    "person.against": "{person:id} voted against on {day}",
    "person.changed": "{person:id} {position:word} on {day}; a later vote took its place",
    "person.for": "{person:id} voted for on {day}",
    "person.later-unauthorised": "{person:id} {position:word} on {day}; not counted, as it was not"
    " shown to be within their authority that day",
    "person.later-unknown": "{person:id} {position:word} on {day}; whether that was within their"
    " authority is not known",
    "person.none": "{person:id} abstained on {day}",
    "position.against": "position taken in {body:id}: against the proposal",
    "position.for": "position taken in {body:id}: for the proposal",
    "position.none": "position taken in {body:id}: none",
    "position.unknown": "position taken in {body:id}: not known",
    "resolution.against": "the minutes of {body:id} say that it decided against; its votes are not"
    " recorded",
    "resolution.for": "the minutes of {body:id} say that it decided for; its votes are not"
    " recorded",
    "resolution.none": "the minutes of {body:id} say that it came to no decision; its votes are not"
    " recorded",
    "vote.admitted": "those who are not councillors vote here too: {says:law} ({rule:id})",
    "vote.another-day": "{person:id} {position:word} on {day}; not counted, as the decision was"
    " taken on {decided}",
    "vote.deputy-idle": "{person:id} {position:word}; not counted, as a deputy counts only where"
    " the principal neither attended nor voted",
    "vote.no-seat": "{person:id} {position:word}; not counted, as they held no voting seat there"
    " that day",
    "vote.not-the-decider": "{person:id} {position:word}; not counted, as they did not decide here"
    " that day, or took no part",
    "vote.outsider": "{person:id} {position:word}; not counted, as statute gives no vote there to"
    " somebody who is not a councillor",
    "vote.recused": "{person:id} {position:word}; not counted, as they were recused",
    "vote.superseded": "{person:id} at first {position:word}; a later vote of theirs that day"
    " counts instead",
    "vote.suspended": "{person:id} {position:word}; not counted, as their seat was suspended that"
    " day",
    "votes.deputy-unknown": "{people:id} voted as a deputy in {body:id}; who attended is not"
    " recorded, and a deputy counts only where the principal did not",
    "votes.capacity-unknown": "{people:id} voted in {body:id} without saying in which of their"
    " seats there",
    "votes.counted": "{body:id} voted {votes_for} for and {against} against{abstained:?, %"
    " abstaining}",
    "votes.nobody": "nobody with a vote in {body:id} voted for or against{abstained:? (%"
    " abstained)}",
    "votes.none-by": "no vote by {person:holder} is recorded in {body:id}",
    "votes.recused": "{person:holder} was recused and took no part in {body:id}",
    # quorum
    "all-present.met": "all {needed} entitled to vote were present",
    "all-present.short": "no more than {most} of the {needed} entitled to vote were present; all"
    " have to be",
    "all-present.unknown": "between {present} and {most} of the {needed} entitled to vote were"
    " present, and all have to be; attendance is not recorded",
    "quorum": "the quorum",
    "quorum-class.met": "quorum{body:id? of %} met among {among}: {present} present, {needed}"
    " needed",
    "quorum-class.short": "quorum{body:id? of %} not met among {among}: {most} present, {needed}"
    " needed",
    "quorum-class.unknown": "quorum{body:id? of %} among {among} not known: between {present} and"
    " {most} present, {needed} needed; attendance or a role is not recorded",
    "quorum.floor": "the quorum that statute sets: {says:law} ({rule:id})",
    "quorum.met": "quorum{body:id? of %} met: {present} present, {needed} needed, of {of:voting"
    " seat|voting seats}",
    "quorum.not-recorded": "the quorum of {body:id} is not recorded",
    "quorum.short": "quorum{body:id? of %} not met: {most} present, {needed} needed, of {of:voting"
    " seat|voting seats}",
    "quorum.statutory": "no quorum of {body:id} is recorded, so the statutory one was used",
    "quorum.suspended": "the suspended seat of {people:id} is left out of the quorum of {body:id},"
    " as on the board of an NHS trust",
    "quorum.suspended-by-law": "the suspended seat of {people:id} is left out of the quorum of"
    " {body:id}: {says:law} ({rule:id})",
    "quorum.unknown": "quorum{body:id? of %} not known: attendance is not recorded, between"
    " {present} and {most} present, {needed} needed, of {of:voting seat|voting seats}",
    # voting rule
    "casting.counted": "{person:id}, presiding, {position:word} with the casting vote",
    "casting.if-presiding": "the same votes with the casting vote, if whoever gave it presided",
    "casting.no-matter": "{person:id} gave a casting vote against, which leaves the rule met"
    " whether or not they presided",
    "casting.no-tie": "a casting vote by {person:id} was not counted, as the votes were not equal",
    "casting.not-conferred": "a casting vote by {person:id} was not counted, as no rule gives one",
    "casting.not-presiding": "a casting vote by {person:id} was not counted, as somebody else"
    " presided",
    "casting.presided-unknown": "{person:id} gave a casting vote, and who presided is not recorded",
    "casting.two": "{person:id}, presiding, gave casting votes that differ, and which was the last"
    " is not recorded",
    "must-agree.met": "everybody who has to agree voted for ({among})",
    "must-agree.nobody": "nobody in office holds a seat whose agreement is needed ({among})",
    "must-agree.not": "{people:id} did not vote for, and has to agree ({among})",
    "must-agree.unknown": "whether everybody who has to agree did so is not known, as a role is not"
    " recorded ({among}{people:id?; %})",
    "rule": "the voting rule",
    "rule.not-recorded": "no voting rule of {body:id} is recorded for this matter",
    "rule.or-casting": "the voting rule, without the casting vote or with it",
    "rule.overridden": "statute fixes the voting rule of {body:id}; the one on record differs and"
    " was set aside",
    "rule.statutory": "statute fixes the voting rule of {body:id}",
    "share.met": "{votes_for} of {whole} {of:word}{body:id? in %}{among:? (%)} were for;"
    " {threshold:word} needed",
    "share.missed": "only {votes_for} of {whole} {of:word}{body:id? in %}{among:? (%)} were for;"
    " {threshold:word} needed",
    "share.unknown": "perhaps only {votes_for} of {whole} {of:word}{body:id? in %}{among:? (%)}"
    " were for, and {threshold:word} needed; attendance or a role is not recorded",
    "threshold": "the majority that statute asks for: {says:law} ({rule:id})",
    # authority
    "authority": "authority to decide for {organisation:id}",
    "authority.composed": "the make-up that statute asks for, and authority, for {matter:id}",
    "authority.either-side": "authority for {matter:id}, on whichever side of the council it lies",
    "authority.matter": "authority for {matter:id}",
    "body.not-in-being": "{body:id} was not in being on {day}: on file {period:period}",
    "chain": "an unbroken chain of delegation from {board:id} to {decider:id}",
    "chain.broken": "{clause:id}, and where the power of its giver comes from",
    "chain.leader": "{decider:id} leads the executive of {organisation:id}, and may decide"
    " {matter:id} alone",
    "chain.no-board": "{organisation:id} had no board on {day}, so there was nobody in whom its"
    " powers lay",
    "chain.none": "nothing on file gives {decider:id} power over {matter:id} for {organisation:id}",
    "chain.nothing-given": "no delegation or residual rule on file gives {decider:id} power over"
    " {matter:id} for {organisation:id}",
    "chain.nowhere": "{clause:id} was given by {by:id}, to which nothing leads from the board"
    " {board:id}",
    "chain.onward": "{clause:id} was given by {by:id}, and no way from {board:id} to {by:id} holds",
    "chain.own-board": "{body:id} is the body in which the powers of {organisation:id} lie,"
    " {matter:id} included",
    "chain.through-approver": "power cannot run through {body:id}, which also gives an approval",
    "kinds.narrower": "{narrower:id} is a part of {matter:id}, and of a kind that statute knows",
    "kinds.not-considered": "nobody recorded whether {matter:id} is of a kind that statute singles"
    " out; it is presumed not to be",
    "named": "who may decide {matter:id} by statute",
    "named.no": "the law requires {named:word}, and {decider:id} is not that: {says:law}"
    " ({rule:id})",
    "named.unknown": "the law requires {named:word}, and whether {decider:id} is that is not"
    " recorded: {says:law} ({rule:id})",
    "named.yes": "{decider:id} is {named:word}, as the law requires: {says:law} ({rule:id})",
    "office.vacant": "nobody held the office {office:id} on {day}",
    "organisation.not-in-being": "{organisation:id} was not in being on {day}{period:period?: on"
    " file %}",
    "side.recorded": "{matter:id} is on file as a matter for {side:word}",
    "side.statute": "{matter:id} is a matter for {side:word}: {says:law} ({rule:id})",
    "side.unknown": "whether {matter:id} is for full council or for the executive of"
    " {organisation:id} is not recorded",
    "standing.abolished": "{organisation:id} could not act: {says:law} ({rule:id})",
    # delegations and reservations
    "grant": "{clause:id}, from {by:id} to {to:id}, for {matter:id}",
    "grant.above": "{clause:id} gives it {edge} {above}, and this is {figure} ({measure})",
    "grant.at-limit": "{figure} is at the {limit} limit of {clause:id}, which has to be stayed"
    " under ({measure})",
    "grant.below": "{clause:id} gives it only {edge} {above}, and this is {figure} ({measure})",
    "grant.by-nobody": "{clause:id} is given by {by:id}, which belongs to no organisation whose"
    " power it could give",
    "grant.figure-unknown": "no amount is recorded to set against the {limit} limit of {clause:id}"
    " ({measure})",
    "grant.floor-unknown": "{clause:id} gives it only {edge} {above}, and the amount is not"
    " recorded ({measure})",
    "grant.in-force": "{clause:id} was in force on {day}",
    "grant.not-in-force": "{clause:id} was not in force on {day}: on file {period:period}",
    "grant.other-decision": "{clause:id} authorises decision {only:id} and no other",
    "grant.other-function": "{clause:id} gives functions of {gives:id}, not those of {function:id}",
    "grant.other-matters": "{clause:id} is about {matters:id}, not {matter:id}",
    "grant.over": "{figure} is over the {limit} limit of {clause:id} ({measure})",
    "grant.total": "{clause:id} gives {total} altogether ({over}); what other decisions have used"
    " of it is not counted here",
    "grant.total-kept": "{clause:id} gives {total} altogether ({over}), and all that was decided"
    " under it so far, this decision included, is within that",
    "grant.used-up": "{used} of the {total} that {clause:id} gives altogether ({over}){matter:id?"
    " for %} was used up by {others:id}, and {amount} more is over it",
    "grant.within": "{figure} is within the {limit} limit of {clause:id} ({measure})",
    "joint.not-a-party": "{organisation:id} is not a party to {body:id}",
    "passing-on.allowed": "{clause:id} allows what it gives to be passed on, as {onward:id} does",
    "passing-on.barred": "{clause:id} bars passing on what it gives, so {onward:id} gives nothing",
    "passing-on.by-law": "what {clause:id} gives may be passed on, as {onward:id} does: {says:law}"
    " ({rule:id})",
    "passing-on.closed": "what {clause:id} gave cannot be given further by {onward:id}, whatever"
    " its terms say: {says:law} ({rule:id})",
    "passing-on.power-unknown": "whether what {clause:id} gives may be passed on, as {onward:id}"
    " does, hangs on which power was used, which is not recorded: {powers:power}",
    "passing-on.silent": "{clause:id} does not say that what it gives may be passed on, nor does"
    " the law, so {onward:id} gives nothing",
    "reserved": "{clause:id} reserves {matter:id} to {by:id}",
    "reserved.above": "{clause:id} reserves {matter:id} to {by:id} {edge} {above}, and this"
    " is {figure} ({measure})",
    "reserved.figure-unknown": "{clause:id} reserves {matter:id} to {by:id} {edge} {above}, and the"
    " amount is not recorded ({measure})",
    "reserved.narrower": "{clause:id} reserves {kept:id} to {by:id}, which is a part of"
    " {matter:id}",
    "reserved.not-above": "{clause:id} reserves {matter:id} to {by:id} only {edge} {above}, and"
    " this is {figure} ({measure})",
    # what the law says of an arrangement
    "condition.attested": "the condition {condition:id} is on record as met",
    "condition.denied": "the condition {condition:id} is on record as not met",
    "condition.doubtful": "the law is not clear on the condition {condition:id}",
    "condition.failed": "the condition {condition:id} is not met, on the facts on file",
    "condition.met": "the condition {condition:id} is met, on the facts on file",
    "condition.none": "no condition applies to this matter",
    "condition.sourced": "the condition {condition:id} is taken as met by the document cited",
    "condition.uncomputed": "whether the condition {condition:id} is met cannot be told from the"
    " facts on file",
    "condition.unknown": "whether the condition {condition:id} is met is not recorded",
    "condition.unsourced": "the condition {condition:id} is presumed met, as no document is cited",
    "form.either": "the answer is the same whatever role was held",
    "form.members-unknown": "no seats of {body:id} are recorded, and the law turns on who its"
    " members are",
    "form.no-rule": "the rulebook does not say whether {kind:kind} could act through"
    " {forms:forms}{under:power? under %} on {day}",
    "form.role-unknown": "the role of {person:id} on the board is not recorded, and the law turns"
    " on it",
    "law.allowed": "the law allows it: {says:law} ({rule:id})",
    "law.any-power": "the powers that may have been used",
    "law.barred": "the law bars it: {says:law} ({rule:id})",
    "law.bars": "what the law bars",
    "law.conditional": "the law allows it on conditions: {says:law} ({rule:id})",
    "law.not-allowed": "the law does not allow it: {says:law} ({rule:id})",
    "law.power": "what the law says under {power:power}",
    "power.not-recorded": "which power was used is not recorded: {powers:power}",
    "power.open": "the power that was used",
    # approvals
    "approval": "the approval that {rule:id} asks for",
    "approval.any": "the approvals on record",
    "approval.counts-unknown": "{by:id} approved on {day}, and how many voted for and against is"
    " not recorded",
    "approval.enough": "on {day} {votes_for} of {whole} {of:word} approved at {by:id}; more than"
    " half needed",
    "approval.figure-unknown": "{rule:id} asks for an approval {edge} {above}, and the amount is"
    " not recorded ({measure})",
    "approval.first-missed": "a decision taken without the approval that {rule:id} asks for first"
    " may stand until somebody sets it aside",
    "approval.given": "{by:id} approved on {day}",
    "approval.chain-open": "whether power to decide for {organisation:id} ran through whoever"
    " approved hangs on what is not recorded",
    "approval.either-way": "the approvals for {organisation:id}, whether power ran through whoever"
    " approved or not",
    "approval.if-needed": "the approval, if it is needed",
    "approval.in-chain": "the approval by {by:id} does not count, as power to decide ran through"
    " it",
    "approval.later": "{by:id} approved only on {day}, after the day asked about ({on})",
    "approval.miscounted": "on {day} {votes_for} are said to have approved at {by:id}, which has"
    " {whole} voting seats in office",
    "approval.missing": "the approval that {rule:id} asks for is not on record by"
    " {on}{named:word?; it is for % to give}{approvers:or?; it can come from %}",
    "approval.needed": "{rule:id} asks for an approval{says:law?: %}",
    "approval.needed-first": "{rule:id} asks for an approval before the decision, or on its day",
    "approval.nobody": "on {day} nobody voted for it at {by:id}",
    "approval.not-first": "{by:id} approved only on {day}, after the decision, and {rule:id} asks"
    " for it first",
    "approval.not-needed": "{rule:id} asks for an approval only {edge} {above}, and this is"
    " {figure} ({measure})",
    "approval.seats-unknown": "{by:id} approved on {day}, and how many seats it has is not"
    " recorded",
    "approval.unasked": "{by:id} approved on {day}, which nothing asks for",
    "approval.short": "on {day} only {votes_for} of {whole} {of:word} approved at {by:id}; more"
    " than half needed",
    "approvals": "the approvals that {organisation:id} needs",
    # procedure
    "notice.excused": "notice was given on {given}, {clear:clear day|clear days} before, {needed}"
    " needed; excused for {reason}",
    "notice.given": "notice was given on {given}, {clear:clear day|clear days} before, {needed}"
    " needed",
    "notice.presumed": "notice is not recorded, and is presumed given {needed:clear day|clear days}"
    " before",
    "notice.short": "notice was given on {given}, {clear:clear day|clear days} before, {needed}"
    " needed; such a decision stands until it is set aside",
    "notice.side": "whether notice was in time depends on the side of the council that decides,"
    " which is not recorded",
    "notice.side-unknown": "notice, on whichever side of the council the matter lies",
    # afterwards
    "overturning": "whether the decision was overturned",
    "overturning.recall-unknown": "whether {by:id} could take it back on {day} hangs on whether its"
    " own ratification is what binds {organisation:id}",
    "overturning.adopted-perhaps": "{by:id} overturned it on {day}; whether its ratification of"
    " {since} adopted it again is not known",
    "overturning.not-in-being": "the overturning by {by:id} on {day} has no effect, as that body"
    " was not in being",
    "overturning.adopted-since": "{by:id} overturned the decision on {day}, before it was ratified"
    " on {since}",
    "overturning.by-another": "{by:id} overturned the decision on {day}, which changes nothing for"
    " {organisation:id}",
    "overturning.done": "{by:id} overturned the decision for {organisation:id} on {day}",
    "overturning.each": "whether the board with which each matter of {organisation:id} lies took it"
    " back",
    "overturning.either-side": "on whichever side the power of {organisation:id} lies, its board"
    " had overturned the decision by {on}",
    "overturning.no-recall": "{by:id} overturned the decision on {day} without effect: no terms let"
    " it take the decision back",
    "overturning.none": "the decision is not on record as overturned by {on}",
    "overturning.not-the-board": "{by:id} overturned the decision on {day} without effect: it is"
    " not where the power of {organisation:id} lies",
    "overturning.side-unknown": "{by:id} overturned the decision on {day}, and whether the power of"
    " {organisation:id} lies there is not recorded",
    "ratification": "authority at the time, or ratification since",
    "ratification.afresh": "{matter:id} cannot be ratified and has to be decided afresh: {says:law}"
    " ({rule:id})",
    "ratification.by-another": "the ratification by {by:id} on {day} does nothing for"
    " {organisation:id}",
    "ratification.by": "ratification by {by:id} on {day}",
    "ratification.could-decide": "whether the ratifier could itself have decided: {says:law}"
    " ({rule:id})",
    "ratification.could-delegate": "whether the ratifier could have delegated {matter:id} to"
    " whoever decided",
    "ratification.either-side": "authority or ratification, on whichever side of the council it"
    " lies",
    "ratification.open": "authority or ratification, where the side of the council is not recorded",
    "ratification.prejudice": "that no right or time limit suffers by the ratification is presumed",
    "ratification.side-unknown": "on which side of the council of {organisation:id} it lies is not"
    " recorded",
    "ratification.later": "the ratification by {by:id} on {day} came after {on}",
    "ratification.needless": "the ratification by {by:id} on {day} adds nothing, as there was"
    " authority at the time",
    "ratification.no-rule": "no rule in force on {day} lets a body ratify",
    "ratification.not-the-board": "{by:id} is not the board of {organisation:id}, which alone can"
    " ratify",
    "ratification.nothing": "a ratification is on record, and no decision for the proposal that it"
    " could adopt",
    # succession
    "standing.ended": "{organisation:id} was no longer in being on {day}: on file {period:period}",
    "succession": "what passed from {of:id} to {to:id}",
    "succession.carried": "{thing:id} passed from {of:id} to {to:id} on {day} ({clause:id})",
    "succession.differs": "for what was the function of {of:id} the answer is another: {effect}",
    "succession.each": "what {organisation:id} decided or took over, and where that differs",
    "succession.lapsed": "{thing:id} did not pass from {of:id} to {to:id} on {day} ({clause:id})",
    "succession.opposed": "{organisation:id} took over a commitment to it and one against it; which"
    " prevails is not known",
    "succession.part": "only a part of {matters:id} went from {of:id} to {to:id} ({clause:id})",
    "succession.readings": "with the seats passed to {organisation:id} or lapsed, either way",
    "succession.seats": "with the seats passed or lapsed, as far as that is known",
    "succession.seats-open": "whether seats of an organisation that ended passed to its successor"
    " is not recorded, and the answer for {organisation:id} hangs on it",
    "succession.several": "what {organisation:id} decided, or took over from a predecessor",
    "succession.unknown": "nothing on file says whether {thing:id} passed from {of:id} to {to:id}"
    " on {day} ({clause:id})",
    # urgent power
    "urgent": "authority for {organisation:id}, and what became of the urgent power it rests on",
    "urgent.barred": "{clause:id} cannot be used where {ground:id}, which is on record as so",
    "urgent.bar-unknown": "{clause:id} cannot be used where {ground:id}, and whether that is so is"
    " not recorded",
    "urgent.challengeable": "what was decided under {clause:id} was to be ratified by {by:id} by"
    " {due}, and is open to challenge as it was not",
    "urgent.class-consulted": "{people:id} were consulted, as {clause:id} asks for {needed} of"
    " {among}",
    "urgent.class-short": "{clause:id} asks for {needed} of {among} to be consulted first, and so"
    " many are not on record by {day}{people:id? (counted: %)}",
    "urgent.class-unknown": "{clause:id} asks for {needed} of {among} to be consulted first;"
    " whether {people:id} were enough is not known, as a role is not recorded",
    "urgent.consulted": "{who:id} was consulted on {day}, as {clause:id} asks",
    "urgent.consulted-late": "{who:id} was consulted only on {day}, after the power was used on"
    " {used}",
    "urgent.ground": "{ground:id} is on record as so, as {clause:id} asks",
    "urgent.ground-denied": "{clause:id} can be used only where {ground:id}, which is on record as"
    " not so",
    "urgent.ground-unknown": "{clause:id} can be used only where {ground:id}, and whether that is"
    " so is not recorded",
    "urgent.by-cycle": "what became of it, by the cycle of meetings on file ({clause:id})",
    "urgent.meeting-planned": "the next meeting of {by:id} is not recorded; the cycle on file gives"
    " {day}, and that it was held then is presumed",
    "urgent.lapsed": "what was decided under {clause:id} was to be ratified by {by:id} by {due},"
    " and lapsed as it was not",
    "urgent.meeting-unknown": "what was decided under {clause:id} lapses where {by:id} does not"
    " ratify it at its next meeting, and the day of that meeting, and whether it had been held by"
    " {on}, is not recorded",
    "urgent.not-barred": "{ground:id}, which would bar the use of {clause:id}, is on record as not"
    " so",
    "urgent.not-consulted": "{clause:id} asks for {who:id} to be consulted first, which is not on"
    " record by {day}",
    "urgent.otherwise-unknown": "what was decided under {clause:id} was to be ratified by {by:id}"
    " by {due} and was not; what follows is not recorded",
    "urgent.pending": "what is decided under {clause:id} is to be ratified by {by:id}{due:? by %}",
    "urgent.perhaps-challengeable": "what was decided under {clause:id} is open to challenge where"
    " {by:id} did not ratify it at its next meeting, the day of which is not recorded",
    "urgent.ratified": "what was decided under {clause:id} was ratified by {by:id} on {day}",
    "urgent.stands": "what was decided under {clause:id} was to be ratified by {by:id} by {due},"
    " and stands though it was not",
    # liability
    "liability.seats-open": "who is liable for what is done for {organisation:id} hangs on whether"
    " seats of an organisation that ended passed, which is not recorded",
    "liability.succeeded": "liable to others in the place of {of:id}: {liable:id} ({clause:id})",
    "liability.nobody": "nobody is liable, as the organisation is not bound",
    "liability.no-rule": "the rulebook does not say who is liable for what is done for"
    " {organisation:id}",
    "liability.of": "liable to others: {liable:id}; {says:law} ({rule:id})",
    "liability.power-unknown": "who is liable for what is done for {organisation:id} follows the"
    " power used, which is not recorded{powers:power? (%)}",
    "liability.terms-silent": "the terms on file do not say who is liable for what is done for"
    " {organisation:id}: {says:law} ({rule:id})",
}
