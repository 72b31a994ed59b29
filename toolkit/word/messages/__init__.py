"""All that the engine says, by subject, each sentence in Chinese and in English side by side."""

from __future__ import annotations

from toolkit.word.messages.message import CHINESE
from toolkit.word.messages.message import ENGLISH
from toolkit.word.messages.message import Language
from toolkit.word.messages.message import Message
from toolkit.word.messages.message import listed
from toolkit.word.messages.message import speaking
from toolkit.word.messages.message import spoken
from toolkit.word.messages.message import together

__all__ = ["CHINESE", "ENGLISH", "Language", "Message", "listed", "speaking", "spoken", "together"]
