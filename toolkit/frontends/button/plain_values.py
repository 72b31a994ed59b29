"""Values as every program takes them."""

from __future__ import annotations

import datetime as dt

from toolkit.declare.wording import shown
from toolkit.frontends.button.result_values import as_words


def plain(value: object) -> object:
    """A value as every program takes it: words stay words, a day has a time."""
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.time):
        return (value.hour * 60 + value.minute + value.second / 60) / (24 * 60)
    return as_words(value) if isinstance(value, str) else value


def as_read(value: object) -> object:
    """A cell's value, a day without its time of zero."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def is_same(one: object, other: object) -> bool:
    """Whether two values are seen as the same: a day is one whether it has a time of zero or none."""
    return shown(as_read(one)) == shown(as_read(other))
