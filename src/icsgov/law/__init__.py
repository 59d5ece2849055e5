"""What the law says, as data: dated, cited rules, each with how firm it is.

>>> from datetime import date
>>> [rule.id for rule in england().deciders("FT", "employee_not_director", date(2024, 1, 1))]
['FT-07']
"""

from icsgov.law.load import england, load
from icsgov.law.rule import Condition, Family, MetBy, Mode, Rule, Ruling
from icsgov.law.rulebook import RuleBook

__all__ = [
    "Condition",
    "Family",
    "MetBy",
    "Mode",
    "Rule",
    "RuleBook",
    "Ruling",
    "england",
    "load",
]
