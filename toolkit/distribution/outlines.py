"""Texts without what their digits are: thousands that differ in their numbers alone have one outline.

What stands in a text stands in its outline too, once its own digits are left out as well. So an
outline in which nothing stands rules out every text of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.chinese.late_patterns import compiled_late
from toolkit.distribution.comparing import CELL
from toolkit.distribution.comparing import SIGN
from toolkit.distribution.escapes import may_have_codes
from toolkit.distribution.person_numbers import digits_of
from toolkit.distribution.person_numbers import has_person_run
from toolkit.distribution.person_numbers import spans_of_long_runs

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

DIGITS = compiled_late("[0-9]+")
_DIGITS_APART = compiled_late(f"[0-9]+(?:[{SIGN}{CELL}]+[0-9]+)*")
_PLAIN = compiled_late(r"[ -~\n\t\u3400-\u9fff，。、；：！？“”‘’（）《》【】—]*")
"""Signs that stay one sign each however they are compared, and of which none is another way to write a digit."""

_BETWEEN_RUNS = "\n"
_NO_DIGIT = compiled_late(f"[^0-9X{_BETWEEN_RUNS}]+")
_BETWEEN_MASKS = "\0"
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_BETWEEN_TEXTS = "\n甲\n"
"""No number goes over a Han character that is no numeral."""


def outlined(text: str) -> str:
    """A text with one 0 for the digits that stand together."""
    return DIGITS.sub("0", text)


def by_mask(texts: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """Many texts by their mask, which has a 0 for each of their digits: what stands where is the same in all of one."""
    found: dict[bytes, list[str]] = {}
    for text, mask in zip(texts, _masks(texts), strict=True):
        found.setdefault(mask, []).append(text)
    return ((mask.decode("utf-8", "surrogatepass"), alike) for mask, alike in found.items())


def _masks(texts: Collection[str]) -> list[bytes]:
    masks = _mask(_BETWEEN_MASKS.join(texts)).split(_BETWEEN_MASKS.encode())
    if len(masks) == len(texts):
        return masks
    return [*map(_mask, texts)]  # -- one of them holds the sign between them, or there is none --


def _mask(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").translate(_ZEROS)


def outlined_words(marked: str) -> str:
    """`marked` text with one 0 for the digits between which nothing but signs stands."""
    return _DIGITS_APART.sub("0", marked)


def is_plain(outline: str) -> bool:
    """Whether an outline tells of its texts what they hold: their characters are what they show."""
    return _PLAIN.fullmatch(outline) is not None and not may_have_codes(outline)


def may_hold_a_person_s(texts: Collection[str]) -> bool:
    """Whether a person's number may stand in one of many texts: so many digits together in plain ones, or an odd text."""
    masks = _BETWEEN_TEXTS.encode().join({*_masks(texts)})
    together = masks.decode("utf-8", "surrogatepass")
    return not is_plain(together) or has_person_run(together)


def runs_in(mask: str, texts: Collection[str]) -> Iterator[str]:
    """The stretches of plain texts of one mask in which seven digits and more stand."""
    for start, end in spans_of_long_runs(mask):
        yield from [text[start:end] for text in texts]


def with_digits(runs: Collection[str]) -> dict[str, str]:
    """Such stretches, each with its digits."""
    plain = [run for run in runs if run.isascii() and _BETWEEN_RUNS not in run]
    digits = _NO_DIGIT.sub("", _BETWEEN_RUNS.join(plain).upper()).split(_BETWEEN_RUNS)
    found = dict(zip(plain, digits if plain else (), strict=True))
    return {run: found[run] if run in found else digits_of(run) for run in runs}
