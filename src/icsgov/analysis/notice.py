"""The last day on which notice of a decision can be given, for each organisation."""

from datetime import date
from typing import NamedTuple

import attrs

from icsgov.explain import Citation, Step
from icsgov.law.load import england
from icsgov.law.rulebook import RuleBook
from icsgov.model.body import CommitteeInCommon
from icsgov.model.decision import Decision, Resolution
from icsgov.model.governance import Governance
from icsgov.phrases import phrase
from icsgov.reasoning.procedure import GENERAL_EXCEPTION
from icsgov.reasoning.references import refuse_unknown
from icsgov.reasoning.resolve import resolve
from icsgov.reasoning.results import Binding, Effect

KINDS = ("kinds.not-considered", "kinds.narrower")
"""Doubts about what a matter is, on which it may hang how much notice is asked for."""


class NoticeBy(NamedTuple):
    """By when notice has to be given for a decision to be in time for one organisation.

    `day` is the last day on which it is, with `clear` days between; None where no rule of the book
    asks for notice. `general_exception` is the last day where the general exception is used; None
    where there is none. `perhaps_later` says that on one side of a council less would do, and which
    side it is is not known. `doubts` are lines on which it hangs.
    """

    organisation: str
    day: date | None
    clear: int = 0
    rule: str = ""
    cites: tuple[Citation, ...] = ()
    general_exception: date | None = None
    perhaps_later: bool = False
    doubts: tuple[Step, ...] = ()

    @property
    def says(self) -> str:
        """The sentence for it."""
        code = "notice-by.none" if self.day is None else "notice-by.day"
        return phrase(code, self._asdict())

    def __str__(self) -> str:
        cited = "; ".join(one.text for one in self.cites)
        return f"{self.says}{f' [{cited}]' if cited else ''}"


def notice_by(
    decision: Decision, gov: Governance, *, law: RuleBook | None = None
) -> tuple[NoticeBy, ...]:
    """For each organisation with a part in a decision, the last day for notice of it.

    It is read off the rules that `resolve` applies. Notice that is on file and how anybody voted
    change nothing. A clear day is one between the day of notice and that of the decision.

    >>> from icsgov import Board, Organisation
    >>> gov = Governance.of(Organisation("RXX", kind="NHST"), Board("board", "RXX"))
    >>> made = Decision("D", "estate/lease", forum="board", day=date(2024, 5, 14))
    >>> print(*notice_by(made, gov))
    `RXX`: notice by 10 May 2024, 3 clear days before (`NT-18`) [SI 1990/2024 Sch para 2(3)-(5)]
    """
    book = law if law is not None else england()
    refuse_unknown(decision, gov)
    asked = attrs.evolve(decision, notice=(), votes=(), resolutions=_minutes(decision, gov))
    at_once = attrs.evolve(asked, notice=decision.day)
    late = resolve(at_once, gov, on=decision.day, law=book)
    return tuple(
        _notice(one, late[one.organisation], decision.day, book)
        for one in resolve(asked, gov, on=decision.day, law=book)
        if one.effect is not Effect.NO_PART
    )


def _minutes(decision: Decision, gov: Governance) -> list[Resolution]:
    """As if every body at the forum had been for it, so that each way to decide it is looked at."""
    forum = gov.index.bodies.get(decision.forum)
    ids = forum.bodies if isinstance(forum, CommitteeInCommon) else (decision.forum,)
    return [Resolution(id, "for") for id in ids]


def _notice(binding: Binding, late: Binding, day: date, law: RuleBook) -> NoticeBy:
    """What an answer says of notice; `late` is the answer where it was given on the very day."""
    steps = list(binding.why.walk())
    asked = [one.facts for one in steps if one.code == "notice.presumed"]
    doubts = tuple(dict.fromkeys(one for one in steps if one.code in KINDS))
    if not asked:
        return NoticeBy(binding.organisation, None, doubts=doubts)
    longest = max(asked, key=lambda one: int(one["needed"]))
    clear, rule = int(longest["needed"]), law.rule(longest["rule"])
    excepted = "key-decision" in rule.kinds
    either = any(one.code == "notice.side" for one in late.why.walk())
    return NoticeBy(
        binding.organisation,
        _before(day, clear),
        clear,
        rule.id,
        (rule.citation,),
        _before(day, GENERAL_EXCEPTION) if excepted else None,
        either or len({one["needed"] for one in asked}) > 1,
        doubts,
    )


def _before(day: date, clear: int) -> date:
    """The day that lies before another one with so many clear days between."""
    return date.fromordinal(max(1, day.toordinal() - clear - 1))
