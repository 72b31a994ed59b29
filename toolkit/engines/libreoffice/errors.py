"""LibreOffice's formula errors as Excel's."""

from toolkit.engines.shared.values import ERROR_CODES

UNKNOWN = {524, 525}  # a reference or name that means nothing
UNREADABLE = {501, 508, 509, 510, 511}  # illegal character, brackets, operator, operand missing
# A domain error (SQRT(-1)) is Err:502 in LibreOffice and #NUM! in Excel; where Excel would say
# #VALUE! for another illegal argument the two cannot be told apart.
_EXCEL = {
    502: "#NUM!",
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    523: "#NUM!",
    524: "#REF!",
    525: "#NAME?",
    526: "#NAME?",
    530: "#NAME?",
    531: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}


def code(error: int) -> int:
    """The number by which Excel's COM names LibreOffice's `error`."""
    return ERROR_CODES[_EXCEL.get(error, "#VALUE!")]
