"""Pictures that data names: from one folder, and from nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.disk import disk_sentence
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
        raise PictureError("要用图片，请用 --pictures 写明图片所在的文件夹")
    content = _content(_inside(folder, name), name)
    return InlineImage(None, content, _emu(width), _emu(height), name=name)


def _inside(folder: Path, name: str) -> Path:
    parts = re.split(r"[/\\]", name)
    if not name.strip() or _ABSOLUTE.match(name) or ".." in parts or "\x00" in name:
        raise PictureError(f"图片“{name}”要写成图片文件夹里的相对路径，不能指到外面")
    path = folder.joinpath(*parts)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise PictureError(f"图片“{name}”指到图片文件夹外面去了，不能用")
    except (OSError, RuntimeError) as error:
        raise PictureError(f"图片“{name}”的路径读不出来") from error
    return path


def _content(path: Path, name: str) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise PictureError(f"图片“{name}”不是文件")
        if path.stat().st_size > _LARGEST:
            raise PictureError(f"图片“{name}”超过 {_LARGEST // 1_000_000} 兆，请缩小后再用")
        return path.read_bytes()
    except OSError as error:
        raise PictureError(f"图片“{name}”{disk_sentence(error, name).rstrip('。')}") from error


def _emu(millimetres: object) -> int | None:
    if millimetres is None:
        return None
    try:
        size = float(str(millimetres))
    except ValueError:
        size = 0.0
    if not 1 <= size <= _WIDEST:
        raise PictureError(f"图片的宽、高“{millimetres}”要写毫米数，1 到 {_WIDEST}")
    return round(size * _MILLIMETRE)
