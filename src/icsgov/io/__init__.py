"""Frameworks and decisions as JSON: `dumps`, `loads`, `save`, `load`, and the `schema` of it.

>>> from icsgov.model.governance import Governance
>>> from icsgov.model.organisation import Organisation
>>> gov = Governance.of(Organisation("RNN", kind="FT"))
>>> loads(dumps(gov)).governance == gov
True
"""

from icsgov.io.document import VERSION, Loaded, dumps, load, loads, save
from icsgov.io.json_schema import schema

__all__ = ["VERSION", "Loaded", "dumps", "load", "loads", "save", "schema"]
