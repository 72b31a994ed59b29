"""What a new version may do to a form: each change says what a heading, a title, an option was before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from judge.growing.forms import KINDS
from judge.growing.forms import WORDS
from judge.growing.forms import Field
from judge.growing.forms import Page

if TYPE_CHECKING:
    from random import Random

    from judge.growing.forms import Form


def changed(form: Form, draw: Random) -> Form:
    """The form after one change."""
    change = draw.choice(CHANGES)
    return change(form, draw)


def _at(form: Form, draw: Random) -> tuple[int, Page]:
    at = draw.randrange(len(form))
    return at, form[at]


def _put(form: Form, at: int, *pages: Page) -> Form:
    return (*form[:at], *pages, *form[at + 1 :])


def _fresh(form: Form, what: str) -> str:
    """A word that no heading or title is or was."""
    taken = {each.heading for page in form for each in page.fields}
    taken |= {word for page in form for each in page.fields for word in each.was}
    taken |= {word for page in form for word in (page.title, *page.was)}
    return next(f"{what}{at}" for at in range(100) if f"{what}{at}" not in taken)


def add(form: Form, draw: Random) -> Form:
    """A column more."""
    at, page = _at(form, draw)
    word = _fresh(form, "新栏")
    place = draw.randint(1, len(page.fields))
    more = Field(word, word, draw.choice(KINDS))
    return _put(form, at, replace(page, fields=(*page.fields[:place], more, *page.fields[place:])))


def drop(form: Form, draw: Random) -> Form:
    """A column less."""
    at, page = _at(form, draw)
    if len(page.fields) < 4:
        return form
    place = draw.randrange(1, len(page.fields))
    return _put(form, at, replace(page, fields=page.fields[:place] + page.fields[place + 1 :]))


def rename(form: Form, draw: Random) -> Form:
    """A column of another heading."""
    at, page = _at(form, draw)
    place = draw.randrange(1, len(page.fields))
    each = page.fields[place]
    now = replace(each, heading=_fresh(form, "改名栏"), was=(*each.was, each.heading))
    return _put(form, at, replace(page, fields=_with(page, place, now)))


def move(form: Form, draw: Random) -> Form:
    """Columns in another order."""
    at, page = _at(form, draw)
    rest = [*page.fields[1:]]
    draw.shuffle(rest)
    return _put(form, at, replace(page, fields=(page.fields[0], *rest)))


def convert(form: Form, draw: Random) -> Form:
    """A column of another kind."""
    at, page = _at(form, draw)
    place = draw.randrange(1, len(page.fields))
    now = replace(page.fields[place], kind=draw.choice(KINDS), options=WORDS, renamed=())
    return _put(form, at, replace(page, fields=_with(page, place, now)))


def rename_option(form: Form, draw: Random) -> Form:
    """An option of another name."""
    at, page = _at(form, draw)
    places = [n for n, each in enumerate(page.fields) if each.kind == "choice" and not each.renamed]
    if not places:
        return form
    place = draw.choice(places)
    each = page.fields[place]
    options = ("水污染", *(word for word in each.options if word != "水"))
    now = replace(each, options=options, renamed=(("水", "水污染"),))
    return _put(form, at, replace(page, fields=_with(page, place, now)))


def rename_page(form: Form, draw: Random) -> Form:
    """A sheet of another title."""
    at, page = _at(form, draw)
    return _put(form, at, replace(page, title=_fresh(form, "改名表"), was=(*page.was, page.title)))


def split(form: Form, draw: Random) -> Form:
    """Two sheets of one: each has the numbers and some of the columns."""
    at, page = _at(form, draw)
    if len(page.fields) < 5:
        return form
    cut = draw.randint(2, len(page.fields) - 2)
    one = replace(page, fields=page.fields[:cut])
    key = page.fields[0]
    other = Page(_fresh(form, "拆出表"), (key, *page.fields[cut:]), (page.title, *page.was))
    return _put(form, at, one, other)


def merge(form: Form, draw: Random) -> Form:
    """One sheet of two that have no heading in common but the number."""
    if len(form) < 2:
        return form
    first, second = draw.sample(range(len(form)), 2)
    one, other = form[first], form[second]
    if {one.title, *one.was} & {other.title, *other.was}:
        return form  # -- parts of one sheet --
    fields = (*one.fields, *other.fields[1:])
    joined = replace(one, fields=fields, was=(*one.was, other.title, *other.was))
    rest = [page for page in form if page not in (one, other)]
    return (joined, *rest)


def drop_page(form: Form, draw: Random) -> Form:
    """A sheet less."""
    if len(form) < 2:
        return form
    at, _ = _at(form, draw)
    return _put(form, at)


CHANGES = (
    add, add, drop, rename, rename, move, convert, convert, rename_option, rename_page, split,
    merge, drop_page,
)  # fmt: skip


def _with(page: Page, place: int, now: Field) -> tuple[Field, ...]:
    return (*page.fields[:place], now, *page.fields[place + 1 :])
