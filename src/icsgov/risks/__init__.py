"""Questions about risks and issues: what policies say of them, and acts upon them.

`assess`, `register` and the others have their place in `icsgov` itself; here are the acts, and the
questions about decisions.
"""

from icsgov.risks.acts import Move, close, own, retarget, review, stuck
from icsgov.risks.decisions import RiskEffect, effects, look_backs, without_call_over

__all__ = [
    "Move",
    "RiskEffect",
    "close",
    "effects",
    "look_backs",
    "own",
    "retarget",
    "review",
    "stuck",
    "without_call_over",
]
