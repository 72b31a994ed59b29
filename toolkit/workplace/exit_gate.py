"""The exit gate: every file that goes out is searched for what must not, before it is put into place.

gate = Gate(case, sheets)
checked = gate.check(staged)
if checked.hits: keep the file back, and say checked.sentences(name)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.declare.errors import ToolkitError
from toolkit.declare.layout import EXAMPLE_MARK
from toolkit.distribution.comparing import CELL
from toolkit.distribution.comparing import SIGN
from toolkit.distribution.comparing import compared
from toolkit.distribution.exit_gate import ExitGate
from toolkit.distribution.search import RESTRICTED_VALUE
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.xml import XMLSyntaxError
from toolkit.workplace.outgoing_places import first_cells
from toolkit.workplace.outgoing_places import sheet_titles
from toolkit.workplace.outgoing_text import OutgoingText

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.case import Case
    from toolkit.declare.outcome import Place
    from toolkit.distribution.search import Found
    from toolkit.reading.workbook import Sheet
    from toolkit.workplace.outgoing_markup import Piece
    from toolkit.workplace.outgoing_text import Group


class UncheckableError(ToolkitError):
    """A file that goes out and cannot be searched."""

    exit_status = 1

    def __init__(self, file: str) -> None:
        super().__init__(f"文件《{file}》没有发出：无法逐字检查其中有没有受限内容。")


@dataclass(frozen=True, slots=True)
class Hit:
    """A restricted value in a file that goes out; the value itself is nowhere in it.

    Attributes:
        where: it stands in the file.
        what: it is: 受限内容, 手机号 or 身份证号.
        cells: of the ledger where it stands; none where no ledger holds it.
        known_at: the directory's cell that names it too, where it was let pass for that.
    """

    where: str
    what: str
    cells: tuple[Place, ...]
    source: str
    known_at: Place | None

    def __str__(self) -> str:
        """Where it stands and where it came from, without a full stop."""
        came = f"，见台账{self.source}" if self.source else "，台账中没有"
        return f"{self.where}有{self.what}{came}"

    @property
    def reason(self) -> str:
        """Of what was let pass: what it equals, and who says it openly; without a full stop."""
        equals = f"与台账{self.source}相同" if self.source else self.what
        place = self.known_at
        return f"{equals}，{place}（{place.column}）也写着" if place else f"{equals}，此文种可以写"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate says of one file.

    Attributes:
        hits: what must not go out; the file is kept back where there is any.
        known: what was let pass, since a directory names it too, or the paper may carry it.
    """

    hits: tuple[Hit, ...]
    known: tuple[Hit, ...]

    def sentence(self, file: str) -> str:
        """Why a file was kept back; empty where it was not."""
        if not self.hits:
            return ""
        shown = "；".join(map(str, self.hits[:SHOWN_HITS]))
        more = f"；等共{len(self.hits)}处" if len(self.hits) > SHOWN_HITS else ""
        return f"《{file}》没有发出：{shown}{more}。请在台账中删去或改写后再做一次。"


SHOWN_HITS = 5
_MARKED = compared(f"{EXAMPLE_MARK}：")


def let_pass(checked: Mapping[str, Checked]) -> tuple[str, ...]:
    """What was let pass in files of these names, each reason once, with where it stands first."""
    found: dict[str, list[str]] = {}
    for name, each in checked.items():
        for hit in each.known:
            found.setdefault(hit.reason, []).append(f"《{name}》{hit.where}")
    return tuple(
        f"{reason}，没有拦下：{places[0]}{f'等{len(places)}处' if len(places) > 1 else ''}。"
        for reason, places in found.items()
    )


class Gate:
    """Checks files of one run; make one a run, since it remembers what it has read.

    Args:
        case: the workbook's tables.
        sheets: its cells as read.
    """

    def __init__(self, case: Case, sheets: Sequence[Sheet]) -> None:
        self._gate = ExitGate(case, {sheet.name: sheet.rows for sheet in sheets})
        self._reader = OutgoingText(self._gate.may_stand_across)
        self._clear: set[Group] = set()
        self._own_words = _declared(case)
        self._titles = frozenset(ledger.sheet for ledger in case.tables)

    def check(
        self,
        path: Path,
        *,
        name: str = "",
        form: Path | None = None,
        carried: Collection[Place] = (),
    ) -> Checked:
        """Search a file.

        Args:
            path: where it lies now.
            name: what it will be called, if otherwise.
            form: the template that it was made with, whose own telephone numbers may stay.
            carried: of a restricted kind of paper, the cells that its evidence rests on; what stands
                in their rows it may carry.

        Raises:
            UncheckableError: it cannot be searched.
            OSError: it cannot be read.
        """
        try:
            return self._checked(path.read_bytes(), name or path.name, form, carried)
        except (ArchiveError, XMLSyntaxError) as error:
            raise UncheckableError(name or path.name) from error

    def _checked(
        self, content: bytes, name: str, form: Path | None, carried: Collection[Place]
    ) -> Checked:
        found = [
            (piece, each)
            for group in self._reader.groups(name, content, self._gate.clear)
            if group not in self._clear
            for piece, each in self._found_in(group)
        ]
        if not found:
            return Checked((), ())
        template = self._texts(form) if form else frozenset[str]()
        rows = {(place.sheet, place.row) for place in carried}
        secret = [(piece, each) for piece, each in found if not each.known_at]
        named = _Named(content, secret, self._gate)
        hits: dict[Hit, None] = {}
        known: dict[Hit, None] = {}
        for piece, each in found:
            if each.what != RESTRICTED_VALUE and not each.cells and piece.text in template:
                continue
            may = each.known_at or any((place.sheet, place.row) in rows for place in each.cells)
            told = Hit(named.where(piece), each.what, each.cells, each.source, each.known_at)
            (known if may else hits)[told] = None
        return Checked(tuple(hits), tuple(known))

    def _found_in(self, group: Group) -> list[tuple[Piece, Found]]:
        """What is found in some pieces; those that come again and hold nothing are not looked at again."""
        found = [(piece, each) for piece in group.pieces for each in self._found(piece)]
        if group.lasts and not found:
            self._clear.add(group)
        return found

    def _found(self, piece: Piece) -> tuple[Found, ...]:
        if piece.parts:
            return self._gate.found_across(piece.parts, CELL if piece.cell else SIGN)
        if piece.is_number:
            return self._gate.found_in_number(piece.text)
        found = self._gate.found_in(piece.text)
        return () if found and self._is_of_the_form(piece.text) else found

    def _is_of_the_form(self, text: str) -> bool:
        said = compared(text)
        return said.removeprefix(_MARKED) in self._own_words

    def _texts(self, form: Path) -> frozenset[str]:
        return frozenset(each.text for each in self._reader.pieces(form.name, form.read_bytes()))


class _Named:
    """Says where pieces stand in a file; sheets by their titles, unless these are at fault themselves."""

    def __init__(
        self, content: bytes, found: Sequence[tuple[Piece, Found]], gate: ExitGate
    ) -> None:
        texts = frozenset(piece.text for piece, _ in found if not piece.cell)
        # -- sheets are read once more only for what is kept back, or carried: rarely --
        is_workbook = any(piece.part.startswith("xl/") for piece, _ in found)
        self._cells = first_cells(content, texts) if is_workbook else {}
        titles = sheet_titles(content) if is_workbook else {}
        self._titles = {
            part: f"“{title}”" if not gate.found_in(title) else f"第{number}张工作表"
            for number, (part, title) in enumerate(titles.items(), start=1)
        }

    def where(self, piece: Piece) -> str:
        """Where a piece stands."""
        part, cell = piece.part, piece.cell
        if "sharedstrings" in part.lower():
            part, cell = self._cells.get(piece.text, (part, cell))
        sheet = self._titles.get(part, "")
        return f"{sheet}{cell or piece.where}" if sheet else f"{piece.where}{cell}"


def _declared(case: Case) -> frozenset[str]:
    """The words of the form itself: headings, prompts, examples, options."""
    words = {ledger.sheet for ledger in case.tables}
    for ledger in case.tables:
        words.update(ledger.notes)
        for column in ledger.columns:
            words |= {column.heading, column.prompt, column.specimen, str(column.example or "")}
            words.update(getattr(column, "options", ()))
    return frozenset(map(compared, words)) - {""}
