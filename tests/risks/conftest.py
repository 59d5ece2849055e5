"""The shared helpers of these tests stand beside them, and the builders of the worked cases."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "cases")]
