"""How a paper sees its workbook: a letter that presses goes by the register, whoever drafts, signs or verifies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.declare.document import DocumentBlocked
from toolkit.declare.submission_life import StepRefusedError
from toolkit.register.errors import RegisterError
from toolkit.usecases.reminding import remind
from toolkit.usecases.reminding import why_nobody
from toolkit.workplace.submission_steps import registered_steps

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.document import DocumentKind
    from toolkit.usecases.reminding import Reminding
    from toolkit.usecases.validate import Judged


def as_registered(judged: Judged, catalogue: Catalogue, home: Path, kind: DocumentKind) -> Judged:
    """The workbook as a kind of paper sees it: a letter that presses, as 催报 sees it with the register at hand.

    Args:
        judged: the workbook; without registered steps, or with a register that cannot be read, it is seen as it is.
        catalogue: the activity.
        home: the working folder.
        kind: of the paper.

    Raises:
        DocumentBlocked: it presses, and nobody is to be written to; or the register holds a step that may not be taken.
    """
    reminding = _reminding(judged, catalogue, home, kind)
    if reminding is None:
        return judged
    if not reminding.kind:
        raise DocumentBlocked(kind.name, why_nobody(reminding))
    return reminding.judged


def _reminding(
    judged: Judged, catalogue: Catalogue, home: Path, kind: DocumentKind
) -> Reminding | None:
    shown = catalogue.submissions
    if shown is None or kind.name != shown.notice:
        return None
    try:
        events = registered_steps(home, catalogue.name)
    except RegisterError:  # -- what writes into it tells so --
        return None
    try:
        return remind(judged, catalogue, events) if events else None
    except StepRefusedError as error:
        raise DocumentBlocked(kind.name, str(error)) from None
