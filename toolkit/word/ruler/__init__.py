"""The ruler of GB/T 9704: each clause measured on the rendered page, in mm."""

from __future__ import annotations

from toolkit.word.ruler.errors import RulerError
from toolkit.word.ruler.measuring import measure
from toolkit.word.ruler.overlay import overlay
from toolkit.word.ruler.readings import Measurement
from toolkit.word.ruler.readings import Reading

__all__ = ["Measurement", "Reading", "RulerError", "measure", "overlay"]
