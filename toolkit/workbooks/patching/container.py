"""The package of a workbook file: what is wrong with it is said in a sentence that names the file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from typing import Self

from toolkit.declare.disk import disk_sentence
from toolkit.ooxml.archive import blocks
from toolkit.ooxml.atomic import written_whole
from toolkit.ooxml.errors import ArchiveError
from toolkit.ooxml.events import is_well_formed
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.package import Package
from toolkit.workbooks.patching.errors import OddMarkupError
from toolkit.workbooks.patching.errors import PackageError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from toolkit.ooxml.pieces import Pieces

_LARGEST_PART = 1 << 30  # a sheet of a million full rows is two thirds of it
_OLE = b"\xd0\xcf\x11\xe0"
_MARKUP = (".xml", ".rels")


class WorkbookPackage(Package):
    """The members of a workbook file, some of them changed in memory."""

    def __init__(
        self, content: bytes, label: str, sound: Collection[tuple[int, int]] = frozenset()
    ) -> None:
        """Read the directory of a zip file; `label` names the file in messages.

        `sound` has checksum and length of members that are known to be well-formed.

        Raises:
            PackageError: it is no zip file, damaged or encrypted.
        """
        self.label = label
        self._sound = sound
        self._excerpts: dict[str, bytes] = {}
        if content.startswith(_OLE):
            raise PackageError(
                f"《{label}》设有打开密码或者是旧版 .xls 文件：请取消密码，另存为 .xlsx 后再试。",
                file=label,
            )
        try:
            super().__init__(content)
        except ArchiveError as error:
            raise self.damaged("不是完整的 Excel 工作簿") from error
        if self.encrypted:
            raise PackageError(f"《{label}》的内容已加密：请取消密码后再试。", file=label)

    @classmethod
    def open(cls, path: Path, sound: Collection[tuple[int, int]] = frozenset()) -> Self:
        """Read a file whole; it is closed again at once. `sound` as above.

        Raises:
            PackageError: it is not there, cannot be read, or is no workbook.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise PackageError(disk_sentence(error, path), file=path) from error
        return cls(content, path.name, sound)

    def damaged(self, what: str) -> PackageError:
        """The error for a file that is not what it should be."""
        return PackageError(
            f"《{self.label}》{what}：请用 Excel 或 WPS 打开并另存后再试。", file=self.label
        )

    def read(self, name: str) -> bytes:
        """The present content of a member.

        Raises:
            PackageError: it is missing, damaged, or too large to be one.
        """
        if not self.has(name):
            raise self.damaged(f"缺少部件 {name}")
        if self.size(name) > _LARGEST_PART:
            raise self.damaged("中有部件超过 1 GB")
        try:
            return super().read(name)
        except ArchiveError as error:
            raise self.damaged("已损坏，无法解压或校验和不符") from error

    def put(self, name: str, content: bytes | Pieces, excerpt: bytes | None = None) -> None:
        """Give a member new content; a new name is appended.

        An `excerpt` is the content less whole elements that were taken over as they were, all of it that is
        another than before. Where the member as it was is known to be well-formed, so is the new content if
        the excerpt is, and no more than that has to be parsed.
        """
        known = self.identity(name) in self._sound
        super().put(name, content)
        self._excerpts.pop(canonical(name), None)
        if excerpt is not None and known:
            self._excerpts[canonical(name)] = excerpt

    def copy(self) -> Self:
        """A package with the same members, changed independently; nothing is read again."""
        twin = super().copy()
        twin.__dict__["_excerpts"] = self._excerpts.copy()
        return twin

    def save(self, target: Path, compression: int) -> None:
        """Write all members to a file, whole or not at all; unchanged ones as they were packed.

        Raises:
            PackageError: a changed part is not well-formed, the file would be larger than 4 GiB
                or cannot be written.
        """
        try:
            with written_whole(target) as unfinished, ThreadPoolExecutor(1) as beside:
                broken = beside.submit(self._broken_part)  # -- while other threads pack --
                with unfinished.open("wb") as file:
                    file.writelines(blocks(self.members(compression)))
                if name := broken.result():
                    raise OddMarkupError(
                        str(self.damaged(f"的部件 {name} 已损坏")), file=self.label
                    )
        except ArchiveError:
            raise PackageError(f"《{self.label}》超过 4 GB，无法写出：请拆分后再试。") from None
        except OSError as error:
            raise PackageError(disk_sentence(error, target), file=target) from error

    def _broken_part(self) -> str:
        """The name of a changed part that is not well-formed, empty if there is none."""
        for name, content in self.changed().items():
            excerpt = self._excerpts.get(canonical(name))
            if not name.lower().endswith(_MARKUP) or (excerpt and is_well_formed(excerpt)):
                continue
            if not is_well_formed(bytes(content)):
                return name
        return ""
