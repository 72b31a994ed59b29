"""What an activity may not declare: said when it is loaded, not when a clerk meets it.

Every message names the ledger, the column or the parameter; all are a TypeError, the fault of a module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from toolkit.declare.columns import Choosing
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Referring
from toolkit.declare.filename import file_stem
from toolkit.declare.fixed_sheets import FIXED_SHEETS
from toolkit.declare.kinds import refuse_unknown_kinds
from toolkit.declare.names import same_name

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.parameters import Parameters

LONGEST_SHEET = 31  # -- Excel's limit --
NOT_IN_A_SHEET = re.compile(r"[\[\]:*?/\\]|^'|'$")
SEVERAL = re.compile("[；;]")


def refuse_doubles(**said: Sequence[str]) -> None:
    """Raise a TypeError where something is stated twice, by what it is called."""
    for kind, names in said.items():
        doubles = sorted({each for each in names if names.count(each) > 1})
        if doubles:
            raise TypeError(f"{kind} stated twice: {doubles}")


def refuse_name(name: str) -> None:
    """Raise a TypeError where a file could not be called after an activity's name."""
    if file_stem(name) != name:
        raise TypeError(f"the activity's name cannot be a file's: “{name}”")


def refuse_ledgers(
    ledgers: Sequence[type[Ledger]], examples: Mapping[Column[object], object]
) -> None:
    """Raise a TypeError for the first ledger or column that no workbook can have, or no reader find.

    `examples` take the place of the columns' own.
    """
    refuse_unknown_kinds(ledgers)
    for ledger in ledgers:
        _refuse_title(ledger.sheet)
        for column in ledger.columns:
            where = f"{ledger.sheet}: {column.heading}"
            if not column.heading or _with_blanks(column.heading):
                raise TypeError(f"{where}: a heading is empty or has blanks in it")
            _refuse_example(where, column, examples.get(column, column.example))
            if isinstance(column, Referring):
                _refuse_reference(where, column, ledgers)
            if isinstance(column, Choosing):
                _refuse_former_options(where, column)
        _refuse_former_headings(ledger)


def refuse_parameters(parameters: type[Parameters]) -> None:
    """Raise a TypeError for a parameter that has no value, or one that is not of its kind."""
    _refuse_former_names(parameters)
    declared = parameters.declared
    missing = sorted({each.name for each in parameters.all()} - declared.keys())
    if missing:
        raise TypeError(f"parameters without a value: {missing}")
    for each in parameters.all():
        for since, value in declared[each.name].values:
            try:
                each.read(value)
            except (ValueError, TypeError):
                raise TypeError(
                    f"parameter {each.name}: its value from {since} is unusable: {value!r}"
                ) from None


def _refuse_former_names(parameters: type[Parameters]) -> None:
    """A name that means another parameter now, or several, does not say what an older form held."""
    now = {same_name(each.name) for each in parameters.all()}
    former = [same_name(name) for each in parameters.all() for name in each.formerly]
    wrong = sorted({name for name in former if name in now or former.count(name) > 1})
    if wrong:
        raise TypeError(f"former names of parameters are present or double ones: {wrong}")


def refuse_dispatch(
    dispatch: Dispatch | None, ledgers: Collection[type[Ledger]], parameters: type[Parameters]
) -> None:
    """Raise a TypeError for what no booklet can say.

    That is a kind in whose ledgers nobody of its name fills a column, a setting that is no parameter, and
    a column by which rows are closed that is no ledger's or has no such value.
    """
    if dispatch:
        _refuse_words_of_cover(dispatch, ledgers, parameters)
    owners = {ledger.owner_of(column) for ledger in ledgers for column in ledger.columns}
    for kind in dispatch.kinds if dispatch else ():
        if kind.owner not in owners:
            raise TypeError(f"booklets of {kind.name}: no column is filled by {kind.owner}")


def _refuse_former_headings(ledger: type[Ledger]) -> None:
    """A heading that means another column now, or several, does not say what an older form held."""
    now = {same_name(name) for each in ledger.columns for name in (each.heading, *each.aliases)}
    former = [same_name(name) for each in ledger.columns for name in each.formerly]
    wrong = sorted({name for name in former if name in now or former.count(name) > 1})
    if wrong:
        raise TypeError(f"{ledger.sheet}: former headings are present or double ones: {wrong}")


def _refuse_former_options(where: str, column: Choosing[object]) -> None:
    for former, now in column.former_options.items():
        if former in column.options or now not in column.options:
            raise TypeError(f"{where}: “{former}” became “{now}”: present, or no option")


def _refuse_words_of_cover(
    dispatch: Dispatch, ledgers: Collection[type[Ledger]], parameters: type[Parameters]
) -> None:
    known = {each.name for each in parameters.all()}
    if unknown := [name for name in dispatch.settings or () if name not in known]:
        raise TypeError(f"booklets: no parameter is called {unknown[0]}")
    for column, values in dispatch.closed_by.items():
        options = column.options if isinstance(column, Choosing) else ()
        if column.ledger not in ledgers or not values <= {*options}:
            raise TypeError(
                f"booklets: rows cannot be closed by {column.heading}: {sorted(values)}"
            )


def _refuse_title(sheet: str) -> None:
    if sheet in FIXED_SHEETS:
        raise TypeError(f"{sheet}: every workbook has a sheet of this title already")
    if not 0 < len(sheet) <= LONGEST_SHEET or NOT_IN_A_SHEET.search(sheet) or _with_blanks(sheet):
        raise TypeError(
            f"“{sheet}” cannot be a sheet's title: 1 to {LONGEST_SHEET} characters, no blank, none of []:*?/\\"
        )


def _refuse_example(where: str, column: Column[object], example: object) -> None:
    if not isinstance(example, str):
        return
    try:
        column.parsed(example)
    except ValueError:
        raise TypeError(f"{where}: its example is no {column.kind}: “{example}”") from None
    options = column.options if isinstance(column, (Choosing, Flag)) else ()
    if options and not {each.strip() for each in SEVERAL.split(example)} <= {*options}:
        raise TypeError(f"{where}: its example is none of its options: “{example}”")


def _refuse_reference(
    where: str, column: Referring[object], ledgers: Iterable[type[Ledger]]
) -> None:
    known = {each for ledger in ledgers for each in ledger.columns}
    for to in (column.to, *column.also):
        if to not in known:
            raise TypeError(f"{where}: refers to what is no column of the activity: {to!r}")
    if column.to.restricted and not column.restricted:
        raise TypeError(f"{where}: refers to a restricted column, and is not restricted itself")


def _with_blanks(words: str) -> bool:
    """Whether there is white space, which readers of titles and headings pass over."""
    return len(words.split()) != 1 or words != words.strip()
