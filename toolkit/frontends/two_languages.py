"""Commands that speak English too: their help page, and what is wrong with their use, where `--language en` is written."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any

import click

from toolkit.frontends.chinese_help import ChineseCommand

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from collections.abc import Sequence

_OPTION, _ENGLISH = "--language", "en"
_SPOKEN = f"{__name__}.english"
_HELP = "show this page"


@dataclass(frozen=True, slots=True)
class EnglishPage:
    """What a command's help says in English.

    Attributes:
        prose: what it does, paragraph by paragraph.
        options: what each option does, by its name.
        written: how its arguments and the values of options are called, by their names.
    """

    prose: tuple[str, ...]
    options: Mapping[str, str]
    written: Mapping[str, str]


class _EnglishCommand(click.Command):
    """A command as click shows it."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The option that shows the page."""
        del ctx
        return click.Option(["--help", "-h"], is_flag=True, help=_HELP)


class BilingualCommand(ChineseCommand):
    """A command with a page in each language."""

    def __init__(self, *args: Any, english: EnglishPage, **attributes: Any) -> None:
        """A command, with what its English page says."""
        super().__init__(*args, **attributes)
        self.english = english

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What was written, understood; in which language comes first, for it may be misunderstood."""
        if _asks_for_english(args):
            ctx.meta[_SPOKEN] = self.english
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The page."""
        if _SPOKEN not in ctx.meta:
            super().format_help(ctx, formatter)
            return
        page = self.english
        params = [_in_english(each, page) for each in self.params]
        twin = _EnglishCommand(self.name, params=params, help="\n\n".join(page.prose))
        twin.format_help(ctx, formatter)


def bilingual_command(page: EnglishPage) -> Callable[[Callable[..., object]], BilingualCommand]:
    """Make a function a subcommand with a page in each language."""

    def made(function: Callable[..., object]) -> BilingualCommand:
        return click.command(cls=BilingualCommand, english=page)(function)

    return made


def english_usage(error: click.ClickException) -> str | None:
    """A usage error as an English sentence with what to do; None where Chinese is spoken."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    page = context.meta.get(_SPOKEN) if context is not None else None
    if context is None or not isinstance(page, EnglishPage):
        return None
    what = error.format_message()
    if isinstance(error, click.MissingParameter) and error.param is not None:
        what = f'"{page.written.get(error.param.name or "", error.param.name)}" is missing'
    return f"{what.rstrip('.')}. See {context.command_path} --help --language en."


def _asks_for_english(words: Sequence[str]) -> bool:
    """Whether the option is written, its value behind it or joined to it."""
    return f"{_OPTION}={_ENGLISH}" in words or (_OPTION, _ENGLISH) in pairwise(words)


def _in_english(parameter: click.Parameter, page: EnglishPage) -> click.Parameter:
    made = copy(parameter)
    name = parameter.name or ""
    if name in page.written:
        made.metavar = page.written[name]
    if isinstance(made, click.Option):
        made.help = page.options[name]
    return made
