"""Making booklets in the version that each is: one that is sent again with other content counts up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.declare.wording import listed
from toolkit.distribution.naming import told_apart
from toolkit.register.errors import RegisterError
from toolkit.usecases.submission_record import batch_of
from toolkit.workplace.booklet_form import BookletForms
from toolkit.workplace.folders import DISPATCH_FOLDER
from toolkit.workplace.lying_booklets import LyingBooklets
from toolkit.workplace.register_place import runs_before
from toolkit.workplace.sent_before import FIRST
from toolkit.workplace.sent_before import SentBefore
from toolkit.workplace.sent_before import next_to
from toolkit.workplace.steps import Step
from toolkit.workplace.written import WrittenBooklet

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from pathlib import Path

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.booklet import Terms
    from toolkit.declare.case import Case
    from toolkit.declare.catalogue import Catalogue
    from toolkit.reading.workbook import Sheet
    from toolkit.workplace.writer import Writer


@dataclass(frozen=True)
class BookletMaker:
    """Makes the booklets of one distribution.

    Attributes:
        case: the workbook's rows; `sheets` as they were read.
        names: version → how each booklet's file is called in it, in the order of the booklets.
    """

    case: Case
    sheets: Sequence[Sheet]
    catalogue: Catalogue
    terms: Terms
    names: Callable[[str], Sequence[str]]
    writer: Writer

    def make(
        self, booklets: Sequence[Booklet], group: list[Path], tell: Callable[[str], None]
    ) -> list[WrittenBooklet]:
        """Make them in order; where `tell` stops the work, none comes into the folder."""
        written = []
        for at, booklet in enumerate(booklets):
            tell(Step(f"正在做“{booklet.title}”的分册", at + 1, len(booklets)))
            written.append(self._made(booklet, at, group))
        self.writer.account.remarks += self._said_of_lying(booklets)
        return written

    def _said_of_lying(self, booklets: Sequence[Booklet]) -> list[str]:
        """How many count on from what lies there, since the register knows nothing of them."""
        batch = batch_of(self.case, self.catalogue)
        lasts = [last for each in booklets if (last := self._before.last(each, batch))]
        count = sum(not self._before.is_known(last) for last in lasts)
        found = f"登记库里没有{count}个分册本期最后一次的下发，版本照“{DISPATCH_FOLDER}”里的文件接着数。"
        return [*([found] if count else ()), *self._lying.said()]

    def _made(self, booklet: Booklet, at: int, group: list[Path]) -> WrittenBooklet:
        """The booklet that is the `at`-th: as it was sent last in this batch, else as the next version."""
        last = self._before.last(booklet, batch_of(self.case, self.catalogue))
        if last is None:
            return self._drawn(booklet, at, FIRST, group)
        same = self._drawn(booklet, at, last.version, group, last.version)
        if self.writer.sha256(same.path) == last.sha256:
            return same
        self.writer.withdraw(same.path, group)
        return self._drawn(booklet, at, next_to(last.version), group, last.version)

    def _drawn(
        self, booklet: Booklet, at: int, version: str, group: list[Path], before: str = ""
    ) -> WrittenBooklet:
        path = self.writer.out / f"{self.names(version)[at]}.xlsx"
        draft = self.writer.draft(path, group)
        form = self._forms.of(booklet)
        held = form.write(booklet, version, self.case, self.sheets, draft)
        return WrittenBooklet(booklet, path, version, *held, before=before)

    @cached_property
    def _forms(self) -> BookletForms:
        return BookletForms(self.case, self.catalogue, self.terms)

    @cached_property
    def _lying(self) -> LyingBooklets:
        return LyingBooklets(self.writer.home)

    @cached_property
    def _before(self) -> SentBefore:
        try:
            runs = self.writer.runs_here()
        except RegisterError:
            runs = []
        return SentBefore([*runs_before(self.writer.home), *runs], self.catalogue, self._lying)


def said_of_versions(written: Sequence[WrittenBooklet]) -> Iterator[str]:
    """Sentences on those that were sent in this batch before: which are new versions, and how many are not."""
    again = [each for each in written if each.before]
    newer = [each for each in again if each.before != each.version]
    same = len(again) - len(newer)
    if newer:
        names_of = told_apart([each.booklet for each in written])
        names = listed(f"{names_of(each.booklet)}{each.version}" for each in newer)
        rest = f"其余{same}个同上次一样，版本不变。" if same else ""
        yield (
            f"{len(newer)}个分册同本期上次下发的不一样，版本加一：{names}，请送新的代替，"
            f"以前的文件留在原处，不要再送。{rest}"
        )
    elif same:
        yield f"{same}个分册同本期上次下发的一样，版本不变。"
