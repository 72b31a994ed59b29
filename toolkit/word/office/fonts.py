"""The fonts of an official document: which stand in for those that a machine does not have.

The document names the fonts that bureaus use; none of them may be shipped. On Linux a private fontconfig
file gives look-alikes with Simplified Chinese glyphs, where LibreOffice alone would take Japanese ones.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from toolkit.ooxml.scratch import scratch_folder
from toolkit.word.messages import of_office
from toolkit.word.office.process import run

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei")

# Names that mean the same design come first; look-alikes after them, best first.
_FANGSONG = (
    "仿宋_GB2312",
    "仿宋",
    "FangSong_GB2312",
    "FangSong",
    "方正仿宋_GBK",
    "华文仿宋",
    "STFangsong",
)
_KAITI = ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "方正楷体_GBK", "华文楷体", "STKaiti")
_HEITI = ("黑体", "SimHei", "方正黑体_GBK", "华文黑体", "STHeiti")
_SONGTI = ("宋体", "SimSun", "新宋体", "NSimSun", "华文宋体", "STSong")
_XIAOBIAOSONG = (
    "方正小标宋简体",
    "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05",
    "华文中宋",
    "STZhongsong",
)

_CHOICES = (
    (_FANGSONG, ("FandolFang", *_SERIF)),
    (_KAITI, ("FandolKai", "AR PL UKai CN", *_SERIF)),
    (_HEITI, ("FandolHei", *_SANS)),
    (_SONGTI, ("FandolSong", *_SERIF)),
    (_XIAOBIAOSONG, (*_SERIF, "FandolSong")),
)
_BOLD = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
_HEAVY = frozenset(_XIAOBIAOSONG)  # a display face: the bold cut of a text face is nearer to it
_TEXLIVE = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")
_SYSTEM_CONFIGURATION = Path("/etc/fonts/fonts.conf")


@dataclass(frozen=True, slots=True)
class FontSubstitution:
    """A font that a document names, and the one that shows it here.

    `file` is empty when the machine could not tell; `substituted` is False when the font itself is installed.
    """

    wanted: str
    shown_by: str
    file: str
    substituted: bool

    def __str__(self) -> str:
        """One line for a person."""
        if not self.shown_by:
            return of_office.FONT_UNKNOWN(font=self.wanted)
        return (
            of_office.FONT_SHOWN_BY(font=self.wanted, other=self.shown_by)
            if self.substituted
            else of_office.FONT_THERE(font=self.wanted)
        )


def known_families() -> tuple[str, ...]:
    """The font names for which look-alikes are known."""
    return tuple(name for names, _ in _CHOICES for name in names)


def font_folders() -> tuple[Path, ...]:
    """The folders, of those that exist, where `tools/fonts.sh` and TeX Live put the Fandol fonts."""
    data_home = os.environ.get("XDG_DATA_HOME") or str(Path("~/.local/share").expanduser())
    candidates = [
        Path(data_home) / "fonts/taizhang",
        Path("/usr/local/share/fonts/taizhang"),
        _TEXLIVE,
    ]
    if own := os.environ.get("TAIZHANG_FONTS"):
        candidates.insert(0, Path(own))
    return tuple(folder for folder in candidates if folder.is_dir())


def write_configuration(file: Path) -> None:
    """Write a fontconfig file that prefers the font asked for and falls back to its look-alikes."""
    folders = "".join(f"<dir>{escape(str(folder))}</dir>\n" for folder in font_folders())
    rules = "".join(_rule(name, (*names, *others)) for names, others in _CHOICES for name in names)
    include = f'<include ignore_missing="yes">{_SYSTEM_CONFIGURATION}</include>\n'
    head = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
    file.write_text(f"{head}{include}{folders}{_cache()}{rules}</fontconfig>\n", encoding="utf-8")


def _cache() -> str:
    """Name the user's own cache, since the program runs with another home: scanning fonts takes seconds."""
    root = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return f"<cachedir>{escape(str(Path(root) / 'fontconfig'))}</cachedir>\n"


def _rule(name: str, chain: Sequence[str]) -> str:
    wanted = [name, *(other for other in chain if other != name)]
    strings = "".join(f"<string>{escape(family)}</string>" for family in wanted)
    weight = _BOLD if name in _HEAVY else ""
    return (
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="strong">{strings}</edit>{weight}</match>\n'
    )


def font_substitutions(families: Iterable[str]) -> list[FontSubstitution]:
    """For each family, in the order given, what shows it when LibreOffice is run by `convert`."""
    program = shutil.which("fc-match")
    with scratch_folder("taizhang-fonts-") as folder:
        configuration = folder / "fonts.conf"
        write_configuration(configuration)
        return [_substitution(program, family, configuration) for family in families]


def _substitution(program: str | None, family: str, configuration: Path) -> FontSubstitution:
    if program is None:
        return FontSubstitution(family, "", "", substituted=True)
    environment = os.environ | {"FONTCONFIG_FILE": str(configuration)}
    done = run([program, "-f", "%{family}\t%{file}", family], environment=environment, seconds=60)
    names, _, file = done.stdout.decode("utf-8", "replace").partition("\t")
    shown = names.split(",")
    return FontSubstitution(family, shown[0], file, substituted=not _same_design(family, shown))


def _same_design(family: str, shown: Sequence[str]) -> bool:
    alike = next((names for names, _ in _CHOICES if family in names), (family,))
    return any(name in alike for name in shown)
