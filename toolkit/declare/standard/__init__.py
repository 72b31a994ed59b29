"""The ledgers that every activity has without declaring them; a catalogue adds them to its own."""

from toolkit.declare.standard.alias import Alias
from toolkit.declare.standard.question import QUESTION_FOR_PROGRAMS
from toolkit.declare.standard.question import MergeQuestion
from toolkit.declare.standard.reading_note import ReadingNote
from toolkit.declare.standard.result import ADDED_LATER
from toolkit.declare.standard.result import FOR_PROGRAMS
from toolkit.declare.standard.result import ResultLine
from toolkit.declare.standard.setting import Setting
from toolkit.declare.standard.trail import TrailLine

STANDARD_LEDGERS = (Setting, Alias, ResultLine, TrailLine, MergeQuestion, ReadingNote)

__all__ = [
    "ADDED_LATER",
    "FOR_PROGRAMS",
    "QUESTION_FOR_PROGRAMS",
    "STANDARD_LEDGERS",
    "Alias",
    "MergeQuestion",
    "ReadingNote",
    "ResultLine",
    "Setting",
    "TrailLine",
]
