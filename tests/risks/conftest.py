"""The builders of the worked cases, and those of this folder, stand on the path."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cases")]
