"""What ways to a decision say: who, where, with whose agreement, and how a body decides."""

TERMS: dict[str, str] = {
    "change.incomparable": "{decider:id} can decide more of {matter:id} for {organisation:id} in"
    " one place, and less in another",
    "change.narrower": "{decider:id} can decide less of {matter:id} for {organisation:id}",
    "change.same": "{decider:id} can decide what it could of {matter:id} for {organisation:id}",
    "change.wider": "{decider:id} can decide more of {matter:id} for {organisation:id}",
    "terms.all-present": "everybody entitled to vote is present",
    "terms.casting": "{rule}, with a casting vote",
    "terms.count": "{count:member|members} present{including:?, among them %}",
    "terms.including": "{count} of class {among}",
    "terms.must-agree": "everybody of class {among} agrees",
    "terms.not-recorded": "not recorded",
    "terms.part": "{share} of the voting seats present{including:?, among them %}",
    "terms.share": "{threshold:word} of {of:word}{among:? (class %)}",
    "way": "{decider:id}{forum:id? at %} for {organisation:id}{approvals:id?, with the approval of"
    " %}{conditions:id?, with %}{attested:? attested}{clauses:id?, by %}",
    "way.open": "{decider:id}{forum:id? at %} for {organisation:id}: not known, as {reason}",
}
"""A code without a family is a whole way; `terms` are those of a body, `change` compares two."""
