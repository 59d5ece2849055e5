"""The builders of the worked cases stand beside these tests' own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cases"))
