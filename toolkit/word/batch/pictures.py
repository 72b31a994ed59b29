"""Pictures that data names: from one folder, and from nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.real_path import real_path
from toolkit.word.messages import of_typed
from toolkit.word.messages.of_disk import disk_said
from toolkit.word.template import InlineImage

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 50_000_000
_MILLIMETRE = 36_000
_WIDEST = 1_000
_ABSOLUTE = re.compile(r"[A-Za-z]:|[/\\]")


class PictureError(ValueError):
    """Why a picture cannot be had, in words without a full stop."""


def picture(folder: Path | None, name: str, width: object, height: object) -> InlineImage:
    """A picture of the folder; sizes in millimetres, None for the picture's own.

    Raises:
        PictureError: there is no folder, the name leads out of it, or the file cannot be read.
    """
    if folder is None:
        raise PictureError(of_typed.NO_FOLDER())
    content = _content(_inside(folder, name), name)
    return InlineImage(None, content, _emu(width), _emu(height), name=name)


def _inside(folder: Path, name: str) -> Path:
    parts = re.split(r"[/\\]", name)
    if not name.strip() or _ABSOLUTE.match(name) or ".." in parts or "\x00" in name:
        raise PictureError(of_typed.OUTSIDE(name=name))
    path = folder.joinpath(*parts)
    try:
        if not real_path(path).is_relative_to(real_path(folder)):
            raise PictureError(of_typed.LEADS_OUT(name=name))
    except (OSError, RuntimeError) as error:
        raise PictureError(of_typed.NO_PATH(name=name)) from error
    return path


def _content(path: Path, name: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise PictureError(of_typed.NO_FILE(name=name))
        if path.stat().st_size > _LARGEST:
            raise PictureError(of_typed.TOO_BIG(name=name, most=_LARGEST // 1_000_000))
        return path.read_bytes()
    except OSError as error:
        raise PictureError(of_typed.PICTURE(name=name, said=disk_said(error, ""))) from error


def _emu(millimetres: object) -> int | None:
    if millimetres is None:
        return None
    try:
        size = float(str(millimetres))
    except ValueError:
        size = 0.0
    if not 1 <= size <= _WIDEST:
        raise PictureError(of_typed.PICTURE_SIZE(given=millimetres, widest=_WIDEST))
    return round(size * _MILLIMETRE)
