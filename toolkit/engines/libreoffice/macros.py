"""Macros of LibreOffice."""

from typing import Any

from xlwings import XlwingsError

from toolkit.engines.libreoffice.bridge import load_uno

_BASIC = "vnd.sun.star.script:{}?language=Basic&location={}"
# The library of a document's own Basic, and the one that VBA projects get.
_LIBRARIES = ("Standard", "VBAProject")


def run(app: Any, macro: str, args: list[Any]) -> Any:
    """Run the macro and return what it returns; see `App.run`."""
    place, _, name = macro.rpartition("!")
    book = app.books(place.strip("'")) if place else app.books.active
    provider = book.api.getScriptProvider()
    for url in _urls(name):
        script = _script(provider, url)
        if script is not None:
            return script.invoke(tuple(args), (), ())[0]
    raise XlwingsError(f"There is no macro '{name}' in {book.name}.")


def _urls(name: str) -> list[str]:
    if name.startswith("vnd.sun.star.script:"):
        return [name]
    named = [name] if name.count(".") > 1 else [f"{library}.{name}" for library in _LIBRARIES]
    return [_BASIC.format(n, place) for n in named for place in ("document", "application")]


def _script(provider: Any, url: str) -> Any:
    failed = load_uno().getClass("com.sun.star.script.provider.ScriptFrameworkErrorException")
    try:
        return provider.getScript(url)
    except failed:
        return None
