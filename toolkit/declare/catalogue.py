"""All that one activity declares."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from dataclasses import field
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING
from typing import TypeVar

from toolkit.declare.booklet import Terms
from toolkit.declare.booklet import no_terms
from toolkit.declare.calendar import Agenda
from toolkit.declare.document import DocumentKind
from toolkit.declare.ledger import Ledger
from toolkit.declare.new_year import FirstRows
from toolkit.declare.new_year import NewYear
from toolkit.declare.obligation import Obligation
from toolkit.declare.refusals import refuse_dispatch
from toolkit.declare.refusals import refuse_doubles
from toolkit.declare.refusals import refuse_ledgers
from toolkit.declare.refusals import refuse_name
from toolkit.declare.refusals import refuse_parameters
from toolkit.declare.rule import Rule
from toolkit.declare.signing import IssuedLedger
from toolkit.declare.signing import Issuing
from toolkit.declare.signing import SigningCheck
from toolkit.declare.standard import STANDARD_LEDGERS
from toolkit.declare.submission_ledger import SubmissionLedger

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from types import ModuleType

    from toolkit.declare.booklet import Dispatch
    from toolkit.declare.case import Case
    from toolkit.declare.front_page import FrontPage
    from toolkit.declare.ledger import Column
    from toolkit.declare.parameters import Parameters
    from toolkit.declare.sample import Sample
    from toolkit.declare.summary import Summary

T = TypeVar("T")
Judging = TypeVar("Judging", Rule, Obligation)
_PARTS = re.compile(r"[0-9]+|[^0-9]+")
SAMPLE_MODULE = "sample"  # -- loaded when a demonstration asks for it, not at every click --


def no_rows() -> FirstRows:
    """An empty workbook."""
    return {}


@dataclass(frozen=True, eq=False)
class Catalogue:
    """One activity; ledgers, rules and obligations by their codes, document kinds as they are written.

    Attributes:
        name: of the activity, as its workbooks say it.
        package: the import package that declares it, beside whose modules its files lie.
        since: the first day of its document; a new workbook has the parameters' values of that day.
        ledgers: its own and the standard ones, by code.
        rules: judge rows.
        obligations: judge subjects.
        documents: the kinds of papers that it writes.
        parameters: the numbers and words that a circular or the bureau sets.
        front_page: the words of its workbook's front page.
        dispatch: what goes to which receiver; None where nothing is sent out.
        first_rows: rows that a new workbook has besides its parameters.
        sample: the rows of a demonstration; None where there is none.
        examples: cells of example rows that differ from those of the columns themselves.
        summaries: what its workbooks sum up, one sheet each.
        retired: codes of rules that are no more, each with the sentence that says what took its place;
            earlier results and registers still name them.
        signing_checks: what is looked for before its papers are signed, beside what is in all.
        issuing: how its papers are issued; a kind that is not among them is none that is signed.
        issued_ledger: in which its workbook lists what was issued; None where it has none.
        submissions: in which its workbook shows where submissions stand; None where it has none.
        new_year: what goes on in a new year's workbook; None leaves its directories alone to go on.
        agendas: what it has in its calendar beside its duties' last days.
    """

    name: str
    package: str
    since: dt.date
    ledgers: tuple[type[Ledger], ...]
    rules: tuple[Rule, ...]
    obligations: tuple[Obligation, ...]
    documents: tuple[DocumentKind, ...]
    parameters: type[Parameters]
    front_page: FrontPage
    dispatch: Dispatch | None = None
    first_rows: Callable[[], FirstRows] = no_rows
    sample: Callable[[], Sample] | None = None
    examples: Mapping[Column[object], object] = field(default_factory=dict)
    summaries: tuple[Summary, ...] = ()
    retired: Mapping[str, str] = field(default_factory=dict)
    signing_checks: tuple[SigningCheck, ...] = ()
    issuing: tuple[Issuing, ...] = ()
    issued_ledger: IssuedLedger | None = None
    submissions: SubmissionLedger | None = None
    new_year: NewYear | None = None
    agendas: tuple[Agenda, ...] = ()

    @classmethod
    def of(
        cls,
        package: str,
        *first: ModuleType,
        name: str,
        since: dt.date,
        parameters: type[Parameters],
        front_page: FrontPage,
        dispatch: Dispatch | None = None,
        first_rows: Callable[[], FirstRows] = no_rows,
        sample: Callable[[], Sample] | None = None,
        examples: Mapping[Column[object], object] | None = None,
        summaries: tuple[Summary, ...] = (),
        retired: Mapping[str, str] | None = None,
    ) -> Catalogue:
        """What the modules of a package define, whichever they are.

        `package` is `__name__` where the catalogue is made. Papers of the modules `first` come first, in
        this order; the other modules follow in the order of their names, so that none can be forgotten.
        Rules and obligations are ordered by their codes. All else is as the attributes say.

        Raises:
            TypeError: something is declared that cannot be (`toolkit.declare.refusals`).
        """
        defined = list(_defined(dict.fromkeys([*first, *_modules(package)])))
        ledgers = [*_ledgers(defined), *STANDARD_LEDGERS]
        catalogue = cls(
            name,
            package,
            since,
            tuple(sorted(ledgers, key=lambda ledger: ledger.code)),
            tuple(_by_code(each for each in defined if isinstance(each, Rule))),
            tuple(_by_code(each for each in defined if isinstance(each, Obligation))),
            tuple(_unique(each for each in defined if isinstance(each, DocumentKind))),
            parameters,
            front_page,
            dispatch,
            first_rows,
            sample,
            examples or {},
            summaries,
            retired or {},
            tuple(_unique(each for each in defined if isinstance(each, SigningCheck))),
            tuple(_unique(each for each in defined if isinstance(each, Issuing))),
            next((each for each in defined if isinstance(each, IssuedLedger)), None),
            next((each for each in defined if isinstance(each, SubmissionLedger)), None),
            next((each for each in defined if isinstance(each, NewYear)), None),
            tuple(_unique(each for each in defined if isinstance(each, Agenda))),
        )
        catalogue._refuse_what_is_wrong()
        return catalogue

    @property
    def title(self) -> str:
        """Of its workbook: the file's stem, and what stands on its front page."""
        return f"{self.name}台账"

    @property
    def own_ledgers(self) -> tuple[type[Ledger], ...]:
        """The ledgers that no other activity has."""
        return tuple(each for each in self.ledgers if each not in STANDARD_LEDGERS)

    def ledger(self, sheet: str) -> type[Ledger] | None:
        """The ledger of a sheet title."""
        return next((each for each in self.ledgers if each.sheet == sheet), None)

    def issuing_of(self, kind: str) -> Issuing | None:
        """How papers of a kind are issued; None where they are not signed."""
        return next((each for each in self.issuing if each.kind == kind), None)

    def terms(self, case: Case) -> Terms:
        """What its booklets say of period, deadline and office; where it does not say, as its submissions have it."""
        said = self.dispatch.terms if self.dispatch else no_terms
        if said is not no_terms or self.submissions is None:
            return said(case)
        period = f"{case.parameters.ledger_year}年"
        due = self.submissions.due(case, period)
        return Terms(period, due=due, report_to=self.submissions.office)

    def judged(self, code: str) -> Rule | Obligation | None:
        """The rule or obligation of a code."""
        wanted = code.upper()
        return next((each for each in self.everything_judged() if each.code == wanted), None)

    def everything_judged(self) -> tuple[Rule | Obligation, ...]:
        """Rules, then obligations, by their codes."""
        return (*self.rules, *self.obligations)

    def _refuse_what_is_wrong(self) -> None:
        refuse_name(self.name)
        refuse_doubles(
            code=[*(each.code for each in self.everything_judged()), *self.retired],
            sheet=[each.sheet for each in self.ledgers] + [each.code for each in self.ledgers],
            document=[each.name for each in self.documents],
            signing_check=[each.group for each in self.signing_checks],
            issuing=[each.kind for each in self.issuing],
        )
        refuse_ledgers(self.ledgers, self.examples)
        refuse_dispatch(self.dispatch, self.ledgers, self.parameters)
        refuse_parameters(self.parameters)


def _modules(package: str) -> Iterator[ModuleType]:
    """Every module of a package and of its parts, by name, but for samples."""
    for found in iter_modules(sys.modules[package].__path__, f"{package}."):
        if found.name.rpartition(".")[2] != SAMPLE_MODULE:
            yield import_module(found.name)
            if found.ispkg:
                yield from _modules(found.name)


def _defined(modules: Iterable[ModuleType]) -> Iterator[object]:
    """What modules define; a class that a module imports is another's."""
    for module in modules:
        for each in vars(module).values():
            if not isinstance(each, type) or each.__module__ == module.__name__:
                yield each


def _ledgers(defined: Iterable[object]) -> list[type[Ledger]]:
    return [
        each
        for each in defined
        if isinstance(each, type) and issubclass(each, Ledger) and each is not Ledger
    ]


def _by_code(each: Iterable[Judging]) -> list[Judging]:
    """D99 before D111, R901 before R1001."""
    return sorted(_unique(each), key=lambda one: [*map(_part_of_code, _PARTS.findall(one.code))])


def _part_of_code(part: str) -> tuple[str, int]:
    return ("", int(part)) if part.isdecimal() else (part, 0)


def _unique(each: Iterable[T]) -> list[T]:
    """The same objects once, where a module imports another's."""
    return list({id(one): one for one in each}.values())
