"""What is said of a council's call-in, and of the last day on which notice can be given."""

COUNCIL: dict[str, str] = {
    # whether a decision can be called in
    "call-in.open": "what it takes to call the decision in",
    "call-in.statute": "{says:law} ({rule:id})",
    "call-in.no-law": "the rulebook says nothing of call-in on {day}",
    "call-in.no-council": "{organisation:id} is no council, and nothing of it is called in",
    "call-in.no-executive": "{organisation:id} has no executive on {day}",
    "call-in.matters": "that one of its matters lies with the executive",
    "call-in.executive": "{matter:id} lies with the executive",
    "call-in.council": "{matter:id} lies with full council, and only what lies with the executive"
    " is called in",
    "call-in.executive-presumed": "on which side {matter:id} lies is not recorded; {forum:id} is of"
    " the executive, and it is presumed to lie there",
    "call-in.council-presumed": "on which side {matter:id} lies is not recorded; {forum:id} is of"
    " full council, and it is presumed to lie there",
    "call-in.side-unknown": "on which side of the council {matter:id} lies is not recorded",
    "call-in.in-time": "{day} is within the days that {rule:id} gives for a call-in, at least until"
    " {until}",
    "call-in.late": "{day} is after {until}, the last day that {rule:id} gives for a call-in",
    "call-in.no-calendar": "it was published on {published}, and the working days of those years"
    " are not known",
    "call-in.unpublished": "when it was published is not recorded, and {rule:id} counts its days"
    " from then, so that whether {day} is in time is not known",
    "call-in.no-limit": "no rule of {organisation:id} on file says by when it has to be called in",
    "call-in.not-implemented": "it was not implemented by {day}",
    "call-in.same-day": "it was implemented on {implemented}, the same day; which came first is not"
    " recorded",
    "call-in.implemented": "it was implemented on {implemented}, before {day}",
    # whether a call-in counts
    "call-in.valid": "the call-in by {by:id} on {day}",
    "call-in.scrutiny": "{by:id} is a scrutiny committee of {organisation:id}",
    "call-in.not-scrutiny": "{by:id} is no scrutiny committee of {organisation:id}",
    "call-in.body-gone": "{by:id} of {organisation:id} was not in being on {day}",
    "call-in.not-named": "{by:id} is not among those of {organisation:id} whom {rule:id} lets call"
    " in",
    # whether it may be implemented
    "call-in.not-decided": "the decision was taken on {day}, after the day asked about ({on})",
    "call-in.does-not-apply": "call-in holds nothing up, as this is no decision of the executive of"
    " {organisation:id}",
    "call-in.no-rule": "statute suspends nothing, and no rule of {organisation:id} on file does",
    "call-in.suspends-nothing": "{rule:id} suspends nothing",
    "call-in.suspends-unknown": "whether {rule:id} suspends a decision meanwhile is not recorded",
    "call-in.perhaps-not-executive": "whether it is a decision of the executive of"
    " {organisation:id} is not known",
    "call-in.free": "that call-in does not hold it up",
    "call-in.dealt-with": "that the days of {rule:id} are over, and every call-in is answered",
    "call-in.still-open": "{rule:id} lets it be called in at least until {until}",
    "call-in.closed": "the days that {rule:id} gives for a call-in ended on {until}",
    "call-in.answered": "the call-in by {by:id} on {day} was answered on {answered}",
    "call-in.not-valid": "the call-in by {by:id} on {day} does not count",
    "call-in.unanswered": "the call-in by {by:id} on {day} was not answered by {on}",
    "call-in.perhaps-valid": "whether the call-in by {by:id} on {day}, not answered by {on}, counts"
    " is not known",
    # by when notice has to be given
    "notice-by.day": "{organisation:id}: notice by {day}, {clear:clear day|clear days} before"
    " ({rule:id}){general_exception:?, or by % under the general exception}",
    "notice-by.none": "{organisation:id}: no rule of the book asks for notice",
}
