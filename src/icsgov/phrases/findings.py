"""What findings say of a framework, and what would mend them: a sentence each, by their codes.

A code `x.y` has two sentences here: its own, and `x.y/mend` for what would put it right.
"""

FINDINGS: dict[str, str] = {}
