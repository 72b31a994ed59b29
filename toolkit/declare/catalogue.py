"""All that one activity declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from toolkit.declare.document import DocumentKind
from toolkit.declare.kinds import refuse_unknown_kinds
from toolkit.declare.ledger import Ledger
from toolkit.declare.obligation import Obligation
from toolkit.declare.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from types import ModuleType

    from toolkit.declare.booklet import Booklet
    from toolkit.declare.case import Case
    from toolkit.declare.ledger import Column
    from toolkit.declare.parameters import Parameters

T = TypeVar("T")


@dataclass(frozen=True)
class Roles:
    """Which columns of an activity play a part in the machinery itself.

    Attributes:
        settings: name and value of a parameter that the bureau sets itself.
        aliases: a wrong writing and the right one.
        results: the ledger of findings and verdicts.
        result_key: its column of stable keys.
        explanation: its column that a person types in.
        result_place: its column of the cell that a line is about, as `Place` prints it.
        result_state: its column of states, `TO_CORRECT` for findings.
        booklets: what goes to which receiver.
    """

    settings: tuple[Column[str], Column[object]]
    aliases: tuple[Column[str], Column[str]]
    results: type[Ledger]
    result_key: Column[Any]
    explanation: Column[Any]
    result_place: Column[Any]
    result_state: Column[Any]
    booklets: Callable[[Case], Iterable[Booklet]]


@dataclass(frozen=True)
class Catalogue:
    """Ledgers, rules, obligations and document kinds, each in the order it is written."""

    name: str
    roles: Roles
    ledgers: tuple[type[Ledger], ...]
    rules: tuple[Rule, ...]
    obligations: tuple[Obligation, ...]
    documents: tuple[DocumentKind, ...]
    parameters: type[Parameters]

    @classmethod
    def of(
        cls, name: str, roles: Roles, parameters: type[Parameters], *modules: ModuleType
    ) -> Catalogue:
        """What these modules define; a code or a sheet stated twice, or a column of no known kind, is a TypeError."""
        defined = [
            each
            for module in modules
            for each in vars(module).values()
            if not isinstance(each, type) or each.__module__ == module.__name__
        ]
        catalogue = cls(
            name,
            roles,
            tuple(sorted(_ledgers(defined), key=lambda ledger: ledger.code)),
            tuple(_unique(each for each in defined if isinstance(each, Rule))),
            tuple(_unique(each for each in defined if isinstance(each, Obligation))),
            tuple(each for each in defined if isinstance(each, DocumentKind)),
            parameters,
        )
        catalogue._refuse_doubles()
        refuse_unknown_kinds(catalogue.ledgers)
        return catalogue

    def ledger(self, sheet: str) -> type[Ledger] | None:
        """The ledger of a sheet title."""
        return next((each for each in self.ledgers if each.sheet == sheet), None)

    def judged(self, code: str) -> Rule | Obligation | None:
        """The rule or obligation of a code."""
        wanted = code.upper()
        return next((each for each in self.everything_judged() if each.code == wanted), None)

    def everything_judged(self) -> tuple[Rule | Obligation, ...]:
        """Rules, then obligations, in the order they are written."""
        return (*self.rules, *self.obligations)

    def _refuse_doubles(self) -> None:
        codes = [each.code for each in self.everything_judged()]
        titles = [each.sheet for each in self.ledgers] + [each.code for each in self.ledgers]
        names = [each.name for each in self.documents]
        for kind, said in (("code", codes), ("sheet", titles), ("document", names)):
            doubles = sorted({each for each in said if said.count(each) > 1})
            if doubles:
                raise TypeError(f"{kind} stated twice: {doubles}")


def _ledgers(defined: Iterable[object]) -> list[type[Ledger]]:
    return [
        each
        for each in defined
        if isinstance(each, type) and issubclass(each, Ledger) and each is not Ledger
    ]


def _unique(each: Iterable[T]) -> list[T]:
    """The same objects once, where a module imports another's."""
    return list({id(one): one for one in each}.values())
