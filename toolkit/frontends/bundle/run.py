"""Starts the installer of a bundle by any Python, an embedded one included."""

import sys
from importlib import import_module
from pathlib import Path

# -- an embedded Python does not look beside its script --
sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.exit(import_module("installer.main").main(sys.argv[1:]))
