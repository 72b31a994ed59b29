"""From a text source to a Word template laid out by GB/T 9704."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.ooxml.atomic import write_whole
from toolkit.ooxml.xml import DECLARATION
from toolkit.word.page import parts
from toolkit.word.page.errors import PageSourceError
from toolkit.word.page.figures import ERAS
from toolkit.word.page.figures import LANDSCAPE_WIDTH
from toolkit.word.page.figures import PROFILES
from toolkit.word.page.figures import TEXT_WIDTH
from toolkit.word.page.markup import NAMESPACES
from toolkit.word.page.markup import paragraph
from toolkit.word.page.package import package
from toolkit.word.page.sections import close_section
from toolkit.word.page.sections import footers
from toolkit.word.page.sections import section
from toolkit.word.page.source import parse
from toolkit.word.page.styles import stylesheet
from toolkit.word.page.theme import theme
from toolkit.word.page.typefaces import Typefaces

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.word.page.figures import Era
    from toolkit.word.page.figures import Profile
    from toolkit.word.page.source import Paper

Choice = TypeVar("Choice")

_DEFAULT_FACES = Typefaces()
_MARK_CHARACTERS = 12


def compose(
    source_text: str,
    *,
    profile: str = "box",
    era: str = "2012",
    title: str = "",
    faces: Typefaces = _DEFAULT_FACES,
) -> bytes:
    """A .docx whose tags stand where the source has them.

    Args:
        source_text: the text, in the form that `toolkit.word.page.source` describes.
        profile: "box" (margins of 37 and 35 mm) or "ruler" (ink of 37 and 225 mm on paper).
        era: "2012" for GB/T 9704-2012, "1999" for documents dated before 2012-07-01.
        title: the document's title property.
        faces: the fonts to name.

    Raises:
        PageSourceError: the source cannot be laid out, or profile or era is unknown.
    """
    page, period = _chosen(PROFILES, profile, "版式"), _chosen(ERAS, era, "国标年份")
    paper = parse(source_text)
    return package(
        _document(paper, page, period),
        styles=stylesheet(faces, page, period, _mark_characters(paper)),
        font_table=faces.table(),
        theme=theme(faces),
        footers=footers(),
        title=title,
    )


def build_templates(
    sources: Path, out: Path, *, profile: str = "box", era: str = "2012"
) -> list[Path]:
    """Compose every `*.txt` of a folder into `<out>/<same name>.docx` and return the files, sorted.

    `profile` and `era` are those of `compose`.

    Raises:
        PageSourceError: a source cannot be laid out (the sentence names its file), or there is none.
    """
    found = sorted(sources.glob("*.txt"))
    if not found:
        raise PageSourceError(f"文件夹 {sources} 中没有公文文本（*.txt）：请核对路径。")
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for source in found:
        try:
            text = source.read_text(encoding="utf-8")
            content = compose(text, profile=profile, era=era, title=source.stem)
        except PageSourceError as error:
            raise PageSourceError(f"{source.name}：{error}") from error
        made.append(_write(out / f"{source.stem}.docx", content))
    return made


def _chosen(choices: dict[str, Choice], name: str, what: str) -> Choice:
    if name not in choices:
        raise PageSourceError(f"{what}“{name}”不认识，可用{'、'.join(choices)}。")
    return choices[name]


def _mark_characters(paper: Paper) -> int:
    """For how many characters the mark is sized: as the source says, or as it is written."""
    if stated := paper.get("标志字数"):
        if not stated.isdecimal():
            raise PageSourceError(f"标志字数“{stated}”应写成数字，如 10。")
        return int(stated)
    mark = paper.get("发文机关标志")
    return _MARK_CHARACTERS if "{{" in mark else len(mark)


def _document(paper: Paper, profile: Profile, era: Era) -> str:
    body = "".join(_flow(paper, profile, era))
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def _flow(paper: Paper, profile: Profile, era: Era) -> list[str]:
    """All paragraphs and section ends: text, annexes, and the 版记 on the last page."""
    done: list[str] = []
    current = [*parts.head(paper, era), *parts.main_text(paper, era)]
    landscape = False
    for number, annex in enumerate(paper.annexes, 1):
        label = "附件" if len(paper.annexes) == 1 else f"附件{number}"
        content = parts.annex(annex, label, LANDSCAPE_WIDTH if annex.landscape else TEXT_WIDTH)
        if annex.landscape or landscape:
            done += close_section(current, section(profile, landscape=landscape))
            current = content
        else:
            current += content
        landscape = annex.landscape
    if landscape:
        done += close_section(current, section(profile, landscape=True))
        current = []
    last = section(profile, landscape=False)
    colophon = [] if paper.is_plain or paper.is_letter else parts.colophon(paper, era)
    if colophon and (not current or current[-1].startswith("<w:tbl>")):
        # -- two tables in a row would be one; LibreOffice loses one that begins a section --
        current = [*current, paragraph("Anchor")]
    return [*done, *current, *colophon, last]


def _write(target: Path, content: bytes) -> Path:
    write_whole(target, [content])
    return target
