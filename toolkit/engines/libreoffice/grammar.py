"""Formulas to and fro between Excel's grammar and the one LibreOffice's API reads.

The API's grammar has English function names as Excel's, but `;` between arguments, `$Sheet.A1` for
`Sheet!A1`, `~` for union, `!` for intersection, and `{1;2|3;4}` for `{1,2;3,4}`.
"""

import re
from functools import lru_cache
from typing import ClassVar

from toolkit.engines.shared.formulas import Token
from toolkit.engines.shared.formulas import tokens
from toolkit.engines.shared.grid import needs_quotes
from toolkit.engines.shared.grid import quote
from toolkit.engines.shared.unsupported import refuse

# Excel's name → the API's, where they differ (LibreOffice's FormulaOpCodeMapper, languages
# XL_ENGLISH and ENGLISH; tests compare). Functions of the analysis add-in follow by rule.
RENAMED = {
    "CEILING": "CEILING.XCL",
    "EFFECT": "EFFECTIVE",
    "FLOOR": "FLOOR.XCL",
    "FORECAST.ETS": "FORECAST.ETS.ADD",
    "FORECAST.ETS.CONFINT": "FORECAST.ETS.PI.ADD",
    "FORECAST.ETS.STAT": "FORECAST.ETS.STAT.ADD",
    "FORMULATEXT": "FORMULA",
    "PDURATION": "DURATION",
    "RRI": "ZGZ",
    "SKEW.P": "SKEWP",
}
_ANALYSIS = "COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GET"
_BY_LONG_NAME = {"CONVERT", "DURATION"}
_BACK = {api: name for name, api in RENAMED.items()}
_FUTURE = re.compile(r"^(_xlfn\.|_xlws\.|_xlpm\.)+", re.IGNORECASE)
_TRUTHS = {"TRUE", "FALSE"}
_KNOWN = 4096  # formulas: a workbook has the same ones the next time it is read
_BANG = "\ue000"  # Excel's `!` after a sheet, while the API's `!` (intersection) is still there
_SHEET = re.compile(
    r"""("(?:[^"]|"")*")
      | \$?('(?:[^']|'')*'|\w+)\.(?=\$?[A-Z]{1,3}\$?\d|\$?[A-Z]{1,3}:|\$?\d+:)""",
    re.VERBOSE,
)


@lru_cache(_KNOWN)
def to_calc(formula: str) -> str:
    """A formula of Excel's in the grammar of LibreOffice's API."""
    return _Writer(tokens(formula)).text()


@lru_cache(_KNOWN)
def to_excel(formula: str) -> str:
    """A formula that LibreOffice's API gave in Excel's grammar."""
    return _Reader(tokens(_SHEET.sub(_bang, formula))).text()


def _bang(match: re.Match[str]) -> str:
    """LibreOffice quotes fewer sheet names than Excel."""
    if match[1]:
        return match[1]
    name = match[2]
    bare = not name.startswith("'") and needs_quotes(name)
    return f"{quote(name) if bare else name}{_BANG}"


class _Translator:
    """Walks over a formula's tokens; knows whether it stands in a call, a group or an array."""

    array: ClassVar[dict[str, str]]
    in_call: ClassVar[dict[str, str]]
    outside: ClassVar[dict[str, str]]

    def __init__(self, found: list[Token]) -> None:
        self.found = found
        self.nest: list[str] = []

    def near(self, place: int) -> Token:
        """The token at `place`, or an empty one beyond the ends."""
        return self.found[place] if 0 <= place < len(self.found) else Token("", "")

    def text(self) -> str:
        """The translation."""
        return "".join(self.translate(place, token) for place, token in enumerate(self.found))

    def translate(self, place: int, token: Token) -> str:
        """One token translated."""
        if token.kind == "sign":
            return self._sign(place, token.text)
        if token.kind == "word" and self.near(place + 1).text == "(":
            return self.function(token.text)
        return self.operand(place, token)

    def _sign(self, place: int, sign: str) -> str:
        if sign in "({":
            called = self.near(place - 1).kind == "word"
            self.nest.append("array" if sign == "{" else "call" if called else "group")
        elif sign in ")}" and self.nest:
            self.nest.pop()
        where = self.nest[-1] if self.nest else "group"
        table = {"array": self.array, "call": self.in_call}.get(where, self.outside)
        return table.get(sign, sign)

    def function(self, name: str) -> str:
        """A function's name translated."""
        raise NotImplementedError

    def operand(self, place: int, token: Token) -> str:
        """Any other token translated."""
        raise NotImplementedError


class _Writer(_Translator):
    array: ClassVar = {",": ";", ";": "|"}
    in_call: ClassVar = {",": ";", "!": "", "@": ""}
    outside: ClassVar = {",": "~", "!": "", "@": ""}

    def function(self, name: str) -> str:
        short = _FUTURE.sub("", name).upper()
        return _ANALYSIS + short if short in _BY_LONG_NAME else RENAMED.get(short, short)

    def operand(self, place: int, token: Token) -> str:
        after = self.near(place + 1)
        if after.text == "!" and token.kind in {"word", "quoted"}:
            return self._sheet(place, token)
        if token.kind == "word" and token.text.upper() in _TRUTHS and after.text != "!":
            return f"{token.text.upper()}()"
        if token.kind == "bracket":
            return _bracket(token.text, self.near(place - 1))
        if token.kind == "space" and self._between_references(place):
            return "!"
        return token.text

    def _sheet(self, place: int, token: Token) -> str:
        before = self.near(place - 1)
        if before.kind == "bracket" or "[" in token.text:
            refuse("A formula that refers to another workbook", "copy the cells over first")
        if ":" in token.text or (before.text == ":" and self.near(place - 3).text != "!"):
            refuse("A reference through several sheets", "name each sheet")
        return f"${token.text}."

    def _between_references(self, place: int) -> bool:
        before, after = self.near(place - 1), self.near(place + 1)
        return (before.kind == "word" or before.text == ")") and after.kind in {"word", "quoted"}


def _bracket(text: str, before: Token) -> str:
    """What stands in brackets after a table's name as LibreOffice takes it."""
    inside = text[1:-1]
    if inside.startswith("@"):
        if before.kind != "word":
            refuse(f"{text} without its table", f"write Table1{text}")
        column = inside[1:]
        column = column if column.startswith("[") or not column else f"[{column}]"
        return f"[[#This Row];{column}]" if column else "[[#This Row]]"
    return f"[[{inside}]]" if inside.startswith("#") else text.replace(",", ";")


class _Reader(_Translator):
    array: ClassVar = {";": ",", "|": ";"}
    in_call: ClassVar = {";": ",", "~": ",", "!": " ", _BANG: "!"}
    outside: ClassVar = in_call

    def text(self) -> str:
        whole = "".join(self.translate(place, token) for place, token in enumerate(self.found))
        return re.sub(r"\b(TRUE|FALSE)\(\)", r"\1", whole)

    def function(self, name: str) -> str:
        if name.upper().startswith(_ANALYSIS):
            return name[len(_ANALYSIS) :].upper()
        return _BACK.get(name, name)

    def operand(self, _place: int, token: Token) -> str:
        return token.text.replace(";", ",") if token.kind == "bracket" else token.text
