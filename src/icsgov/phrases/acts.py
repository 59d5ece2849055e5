"""What acts say that would change who is bound: a sentence each, by their codes."""

ACTS: dict[str, str] = {
    "act.vote": "{person:id} votes for in {body:id}{organisation:id? on behalf of %} on {day}",
    "act.attend": "{person:id} attends {body:id} on {day}",
    "act.attest": "the condition {condition:id} is put on record as met for {organisation:id}",
    "act.approve": "{by:id} approves it for {organisation:id} on {day}",
    "act.approve-counted": "{by:id} approves it for {organisation:id} on {day}, with {votes_for}"
    " for and {against} against",
    "act.ratify": "{by:id} ratifies it on {day}",
    "act.delegate": "{by:id} gives {to:id} power over {matters:id} on {day}{limits:? up to %}"
    "{under:power? under %}",
    "act.widen": "the limit of {clause:id} is raised from {was} to {limits}",
    "act.afresh": "{by:id} takes a decision of its own on {day}",
}
