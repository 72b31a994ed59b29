"""Values as every program takes them."""

from __future__ import annotations

import datetime as dt

from toolkit.frontends.button.results import as_words


def plain(value: object) -> object:
    """A value as every program takes it: words stay words, a day has a time."""
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    if isinstance(value, dt.time):
        return (value.hour * 60 + value.minute + value.second / 60) / (24 * 60)
    return as_words(value) if isinstance(value, str) else value
