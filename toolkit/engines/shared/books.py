"""Books and where they are open, as far as engines do not differ."""

import os
from typing import Any
from typing import TypeVar

from xlwings import base_classes

from toolkit.engines.shared.collection import NamedCollection

Book = TypeVar("Book")


class OpenBooks(NamedCollection[Book], base_classes.Books):
    """The books that one app has open; called by name or by path."""

    def __init__(self, app: Any) -> None:
        self.app = app

    def called(self, item: Any) -> set[str]:
        """A book's name and path."""
        return {item.name, item.fullname}


class OpenBook(base_classes.Book):
    """A book of an app, with the engine's own object."""

    def __init__(self, app: Any, api: Any) -> None:
        self._app = app
        self._api = api

    @property
    def app(self) -> Any:
        """The app that has it open."""
        return self._app

    @property
    def api(self) -> Any:
        """The engine's own object."""
        return self._api

    @property
    def fullname(self) -> str:
        """The path, or what a book that has no file goes by."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The file's name."""
        return os.path.basename(self.fullname)  # noqa: PTH119 - also of what is no path
