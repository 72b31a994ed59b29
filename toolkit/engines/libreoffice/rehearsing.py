"""What LibreOffice and the engine do at their first writing only, done before: nothing of a document is touched."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from toolkit.engines.libreoffice.bridge import service
from toolkit.engines.libreoffice.grammar import to_calc


def rehearse(context: Any, formulas: Iterable[str] = ()) -> None:
    """Get ready to write.

    At the first text with a digit LibreOffice loads what tells a number from a text, for 20 ms. A formula
    is translated once, however often it is written.

    Args:
        context: The component context.
        formulas: Such as will be written, as Excel takes them.
    """
    formatter = service(context, "com.sun.star.util.NumberFormatter")
    formatter.attachNumberFormatsSupplier(
        service(context, "com.sun.star.util.NumberFormatsSupplier")
    )
    with suppress(Exception):  # UNO's way to say that it is no number
        formatter.detectNumberFormat(0, "第1行")
    for formula in formulas:
        with suppress(Exception):  # refused when it is written
            to_calc(formula)
