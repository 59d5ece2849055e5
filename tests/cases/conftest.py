"""Lets these tests share `build` and the tables of cases under any import mode."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
