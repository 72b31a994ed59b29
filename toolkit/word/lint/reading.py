"""A part of a template as the linter sees it: its tags, its fixed text, and what is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from toolkit.word.lint.findings import Check
from toolkit.word.lint.findings import Finding
from toolkit.word.lint.findings import error
from toolkit.word.lint.findings import remark
from toolkit.word.lint.layout import fused_tables
from toolkit.word.lint.layout import going_on
from toolkit.word.lint.layout import heading_rows
from toolkit.word.lint.layout import ragged_rows
from toolkit.word.lint.layout import wide_columns
from toolkit.word.lint.legible import judge_legibility
from toolkit.word.lint.looks import Looks
from toolkit.word.lint.prose import judge_prose
from toolkit.word.lint.word_fields import judge_fields
from toolkit.word.messages import of_checks
from toolkit.word.messages import of_lint
from toolkit.word.template.cells import shape_cells
from toolkit.word.template.fixed_text import Line
from toolkit.word.template.fixed_text import merge_fields
from toolkit.word.template.fixed_text import without_tags
from toolkit.word.template.lexer import OBJECT
from toolkit.word.template.names import PARAGRAPHS
from toolkit.word.template.names import Element
from toolkit.word.template.names import W
from toolkit.word.template.places import Place
from toolkit.word.template.places import Surveyor
from toolkit.word.template.source import unused_key
from toolkit.word.template.story import TagReader
from toolkit.word.template.story import pieces
from toolkit.word.template.structure import arrange

if TYPE_CHECKING:
    from toolkit.word.template.tags import Tag

_CHANGES = tuple(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *(f"{of}PrChange" for of in ("r", "p", "sect", "tbl", "tr", "tc")),
    )
)
_PERCENT = re.compile(r"[%％]")
_PLAIN = Looks()


@dataclass(slots=True)
class Story:
    """A part that has been read.

    Attributes:
        tags: the template's tags in order.
        lines: its paragraphs that have text beside tags, with a sign for each tag.
        written: all its paragraphs, as they are typed.
        findings: tags that are broken, misplaced or unpaired; and what only looks like a tag.
        faulty: the numbers of the tags that `findings` speak of.
        places: all places by their words.
    """

    tags: list[Tag] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    written: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faulty: set[int] = field(default_factory=set)
    places: dict[str, Place] = field(default_factory=dict)


def read_story(root: Element, name: str, looks: Looks = _PLAIN) -> Story:
    """Read a part; its tree is used up."""
    story = Story()
    surveyor = Surveyor(root, name)
    reader = TagReader(surveyor, story.tags)
    story.findings += _changes(root, surveyor)
    story.findings += _merge_fields(root, surveyor)
    story.findings += judge_fields(root, surveyor)
    for paragraph in list(root.iter(*PARAGRAPHS)):
        place = surveyor.place(paragraph)
        story.places[str(place)] = place
        shown = pieces(paragraph)
        text = "".join(piece.text for piece in shown)
        story.findings += judge_legibility(shown, text, place, looks)
        reader.read(paragraph)
        story.written.append(Line(place, text))
        if text.strip(OBJECT + " \t\n　"):
            story.lines.append(Line(place, without_tags(text)))
    story.findings += judge_prose(story.written)
    for flaw, paragraph in reader.flaws:
        place = surveyor.place(paragraph)
        story.findings.append(error(Check.UNFINISHED, place, flaw.reason, tag=flaw.raw))
    read = len(story.tags)
    if not any(_PERCENT.search(flaw.raw) for flaw, _ in reader.flaws):
        _arrange(root, story, looks, surveyor)
    story.findings += [finding for tag in story.tags[:read] for finding in _full_width(tag)]
    del story.tags[read:]
    return story


def _arrange(root: Element, story: Story, looks: Looks, surveyor: Surveyor) -> None:
    """Let the engine pair and place the tags; where a tag is unreadable, pairs say nothing."""
    faults = shape_cells(root, story.tags, unused_key(root))
    blocks, more = arrange(root, story.tags)
    if not (faults or more):
        story.findings += fused_tables(root, blocks, story.tags)
        story.findings += going_on(root, story.tags, looks, surveyor)
        story.findings += wide_columns(root, story.tags)
        story.findings += ragged_rows(root, story.tags)
        story.findings += heading_rows(root, story.tags, surveyor)
    for number, reason in [*faults, *more]:
        tag = story.tags[number]
        story.faulty.add(number)
        story.findings.append(error(Check.STRUCTURE, tag.place, reason, tag=tag.text))


def _changes(root: Element, surveyor: Surveyor) -> list[Finding]:
    found = list(root.iter(*_CHANGES))
    if not found:
        return []
    message, advice = of_checks.TRACKED_FROM(count=len(found)), of_checks.SETTLE()
    return [remark(Check.TRACKED, surveyor.place(found[0]), message, advice)]


def _merge_fields(root: Element, surveyor: Surveyor) -> list[Finding]:
    return [
        error(
            Check.LIKE_A_TAG,
            each.place,
            of_lint.MERGE_FIELD(code=each.text),
            of_lint.NO_MERGE_FIELD(),
        )
        for each in merge_fields(root, surveyor)
    ]


def _full_width(tag: Tag) -> list[Finding]:
    if not tag.token.altered:
        return []
    message, advice = of_checks.FULL_WIDTH_SIGNS(), of_checks.HALF_WIDTH_SIGNS()
    return [remark(Check.FULL_WIDTH, tag.place, message, advice, tag.text)]
