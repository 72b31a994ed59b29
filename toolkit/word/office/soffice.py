"""LibreOffice without a window: many documents in one call, in a profile of its own."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.ooxml.atomic import written_whole
from toolkit.ooxml.scratch import scratch_folder
from toolkit.word.messages import listed
from toolkit.word.messages import of_office
from toolkit.word.office.errors import ConversionFailedError
from toolkit.word.office.errors import OfficeMissingError
from toolkit.word.office.fonts import write_configuration
from toolkit.word.office.process import clean_environment
from toolkit.word.office.process import find_program
from toolkit.word.office.process import run

if TYPE_CHECKING:
    from collections.abc import Sequence

_USUAL_PLACES = (
    "/usr/bin/soffice",
    "/usr/local/bin/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_ZIPPED = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".odt", ".ods"})
_START_SECONDS = 60.0
_FILE_SECONDS = 30.0


def find_soffice() -> Path:
    """LibreOffice's program: `TAIZHANG_SOFFICE`, else on PATH, else where it usually stands.

    Raises:
        OfficeMissingError: LibreOffice is not there.
    """
    if named := os.environ.get("TAIZHANG_SOFFICE"):
        if Path(named).is_file():
            return Path(named)
        raise OfficeMissingError(of_office.NO_SOFFICE_THERE(named=named))
    for place in _USUAL_PLACES:
        if Path(place).is_file():
            return Path(place)
    return find_program("soffice", of_office.INSTALL_OFFICE())


def convert(
    files: Sequence[Path],
    to: str,
    out: Path,
    *,
    seconds: float | None = None,
) -> list[Path]:
    """Convert files into the folder `out`, all in one call, and return the new files in the same order.

    `to` is LibreOffice's name for the wanted format ("pdf", "odt", "docx"); the new files keep their stems.
    LibreOffice works on copies, so neither the files nor their folders are touched.

    Raises:
        OfficeMissingError: LibreOffice is not installed.
        ConversionFailedError: a file is missing, damaged, of a colliding name, or could not be converted.
        OfficeTimeoutError: it took longer than `seconds` (by default a minute and half a minute a file).
    """
    _refuse_unreadable(files)
    targets = _targets(files, to, out)
    if not files:
        return []
    program = find_soffice()
    out.mkdir(parents=True, exist_ok=True)
    limit = seconds if seconds is not None else _START_SECONDS + _FILE_SECONDS * len(files)
    with scratch_folder("taizhang-office-") as folder:
        made = _convert_copies(program, files, to, folder, limit)
        for source, target in zip(made, targets, strict=True):
            if source is not None:
                _deliver(source, target)
    failed = [file.name for file, source in zip(files, made, strict=True) if source is None]
    if failed:
        raise ConversionFailedError(of_office.NOT_CONVERTED(files=listed(failed), to=to))
    return targets


def _refuse_unreadable(files: Sequence[Path]) -> None:
    for file in files:
        if not file.is_file():
            raise ConversionFailedError(of_office.NO_FILE(file=file))
        # LibreOffice would show the bytes of a damaged package as if they were plain text.
        if file.suffix.lower() in _ZIPPED and not zipfile.is_zipfile(file):
            raise ConversionFailedError(of_office.DAMAGED(file=file.name))


def _targets(files: Sequence[Path], to: str, out: Path) -> list[Path]:
    targets = [out / f"{file.stem}.{to}" for file in files]
    taken: dict[str, Path] = {}
    for file, target in zip(files, targets, strict=True):
        first = taken.setdefault(target.name.casefold(), file)
        if first is not file:
            raise ConversionFailedError(of_office.SAME_NAME(first=first, file=file))
    return targets


def _convert_copies(
    program: Path, files: Sequence[Path], to: str, folder: Path, seconds: float
) -> list[Path | None]:
    """Convert numbered copies together; those that are left over once more, each alone."""
    copies = [folder / "in" / f"{number:04}{file.suffix}" for number, file in enumerate(files, 1)]
    (folder / "in").mkdir()
    for file, copy in zip(files, copies, strict=True):
        shutil.copyfile(file, copy)
    made = [folder / "out" / f"{copy.stem}.{to}" for copy in copies]
    _run_soffice(program, copies, to, folder, seconds)
    if len(files) > 1:
        for copy, result in zip(copies, made, strict=True):
            if not result.is_file():
                _run_soffice(program, [copy], to, folder, seconds)
    return [result if result.is_file() else None for result in made]


def _run_soffice(
    program: Path, copies: Sequence[Path], to: str, folder: Path, seconds: float
) -> None:
    configuration = folder / "fonts.conf"
    write_configuration(configuration)
    home = folder / "home"
    home.mkdir(exist_ok=True)
    command: list[str | Path] = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        to,
        "--outdir",
        folder / "out",
        *copies,
    ]
    environment = clean_environment(home, {"FONTCONFIG_FILE": str(configuration)})
    run(command, environment=environment, seconds=seconds)


def _deliver(source: Path, target: Path) -> None:
    """Put the file in its place whole: a copy beside the target first, since /tmp may be another disk."""
    with written_whole(target) as unfinished:
        shutil.copyfile(source, unfinished)
