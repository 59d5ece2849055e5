"""What findings say of a framework, and what would mend them: a sentence each, by their codes.

A code `x.y` has two sentences here: its own, and `x.y/mend` for what would put it right.
"""

FINDINGS: dict[str, str] = {
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
    "conflict.nobody": "{clauses:id} brings {matters:id}{but:id? (apart from %)} to {forum:id},"
    " where nobody can decide it{kept:id?, and % keeps it}: {band}, {period:period}",
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
}
