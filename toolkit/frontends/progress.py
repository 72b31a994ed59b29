"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toolkit.workplace.lock import WAIT
from toolkit.workplace.steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator


def telling_whom_one_waits_for() -> Callable[[str], None]:
    """What is told each step of a run, and says on standard error only for whom one waits, once each."""
    said: set[str] = set()

    def tell(words: str) -> None:
        if words.endswith(WAIT) and words not in said:
            said.add(words)
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()

    return tell


@contextmanager
def telling_steps() -> Iterator[Callable[[str], None]]:
    """What is told each step of a run: whom one waits for, and on a terminal how far it is, as a bar."""
    waiting = telling_whom_one_waits_for()
    if not sys.stderr.isatty():
        yield waiting
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn
    from rich.progress import Progress
    from rich.progress import TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:3], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(words: str) -> None:
            waiting(words)
            if isinstance(words, Step):
                bar.update(task, description=words.what, completed=words.number, total=words.total)

        yield tell


@contextmanager
def progress_bar(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """What to call with the number of things just done; elsewhere than on a terminal it is silent."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        yield lambda done: bar.update(task, advance=done)
