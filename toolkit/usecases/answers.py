"""What a person has answered in the sheet 合并冲突, as changes of the office's ledgers."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.declare.standard import MergeQuestion
from toolkit.declare.standard.question import ADD_ROW
from toolkit.declare.standard.question import KEEP_OURS
from toolkit.declare.standard.question import OFFERED
from toolkit.declare.standard.question import OPEN
from toolkit.declare.standard.question import TAKE_THEIRS
from toolkit.declare.wording import listed
from toolkit.distribution.merge_additions import NUMBER_LENGTH
from toolkit.distribution.merge_model import Addition
from toolkit.distribution.merge_model import CellEdit
from toolkit.distribution.merge_model import Source
from toolkit.distribution.merge_model import Why
from toolkit.usecases.contradicting import contradicting
from toolkit.usecases.since_asked import row_asked_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.declare.ledger import Ledger
    from toolkit.distribution.merge_model import Office
    from toolkit.distribution.merge_model import Row
    from toolkit.usecases.questions import Question
    from toolkit.usecases.since_asked import AskAgain

TAKEN, REMOVED, ADDED = f"已{TAKE_THEIRS}", "已删去", f"已{ADD_ROW}"
ROW_OF_OTHERS = (
    f"{OPEN}：总册的这一行是别的下发对象的，没有照报送改；是另外一件事的选“{ADD_ROW}”，再改编号，"
    f"不要加的选“{KEEP_OURS}”，请报送单位换编号重报"
)


@dataclass(slots=True)
class Answers:
    """What follows from the answers.

    Attributes:
        edits: cells that take what was returned, by ledger.
        additions: rows that are added, by ledger.
        deletions: the rows that are deleted, by ledger.
        questions: all of them, those that are answered with what became of them.
    """

    edits: dict[type[Ledger], list[CellEdit]] = field(default_factory=lambda: defaultdict(list))
    additions: dict[type[Ledger], list[Addition]] = field(default_factory=lambda: defaultdict(list))
    deletions: dict[type[Ledger], list[Row]] = field(default_factory=lambda: defaultdict(list))
    questions: list[Question] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything is to be changed."""
        return any(
            map(any, (self.edits.values(), self.additions.values(), self.deletions.values()))
        )


def answered(
    questions: Iterable[Question],
    tables: Mapping[type[Ledger], Office],
    today: str,
    ask_again: AskAgain,
) -> Answers:
    """Do what was chosen; a question that cannot be answered so stays open and says why.

    Args:
        questions: as they stand in the sheet.
        tables: the office's ledgers as they are now.
        today: the day, for what is noted.
        ask_again: the question as it is asked again where the office's row is not what it was; else None.
    """
    answers = Answers()
    asked = [_as_asked(each, tables, ask_again) for each in questions]
    at_odds = contradicting([each for each in asked if _is_to_do(each, tables)], tables)
    for question in asked:
        if not _is_to_do(question, tables):
            answers.questions.append(question)
            continue
        others = at_odds.get(question.key)
        said = _left_open(others) if others else _do(question, tables[question.ledger], answers)
        if said.startswith(OPEN):
            answers.questions.append(replace(question, outcome=said))
            continue
        # -- where it was done is noted: by that it is found again when it is taken back --
        here = row_asked_of(question, tables[question.ledger])
        at = here.at if here is not None and said in {TAKEN, REMOVED} else question.at
        answers.questions.append(replace(question, at=at, outcome=f"{said}（{today}）"))
    return answers


def _is_to_do(question: Question, tables: Mapping[type[Ledger], Office]) -> bool:
    return bool(question.decision and question.is_open and question.ledger in tables)


def _as_asked(
    question: Question, tables: Mapping[type[Ledger], Office], ask_again: AskAgain
) -> Question:
    """The question, asked again (without its answer) where the office has changed what it is about."""
    if not _is_to_do(question, tables) or question.is_hidden:
        return question
    office = tables[question.ledger]
    return ask_again(question, office, row_asked_of(question, office)) or question


def _left_open(files: Sequence[str]) -> str:
    """Why answers that contradict each other are not done."""
    others = listed(f"《{each}》" for each in files)
    return (
        f"{OPEN}：同{others}的那一行矛盾，同一处都选了“{TAKE_THEIRS}”而内容不一样，都没有照办；"
        f"只留要的一行，其余选“{KEEP_OURS}”"
    )


def _do(question: Question, office: Office, answers: Answers) -> str:
    """Do one; what became of it."""
    if question.decision not in OFFERED:
        return f"{OPEN}：“{MergeQuestion.decision.heading}”填的不在可选之列，没有照办，请从下拉中选"
    if question.decision == KEEP_OURS:
        return f"已{KEEP_OURS}"
    if question.is_hidden:
        return f"{OPEN}：含受限内容，不能照抄；对照报送文件手工改后选“{KEEP_OURS}”"
    value, here = question.value, row_asked_of(question, office)
    if question.decision == ADD_ROW:
        if isinstance(value, dict):
            return _add(question, value, answers, _fresh(question))
        return f"{OPEN}：{_why_not_added(question)}"
    if question.column:
        return _set(question, office, here, {question.column: value}, answers)
    return _do_row(question, office, here, answers)


def _why_not_added(question: Question) -> str:
    """Why there is no row to be added, and what can be chosen instead."""
    if question.column:
        return f"问的是一格，不是整行，不能{ADD_ROW}"
    return f"报送没有这一行，没有可加的，不能{ADD_ROW}；删去选“{TAKE_THEIRS}”，留着选“{KEEP_OURS}”"


def _do_row(question: Question, office: Office, here: Row | None, answers: Answers) -> str:
    """Take a whole row as it was returned: changed, added again, or deleted."""
    value = question.value
    if isinstance(value, dict):
        if here is not None and question.why.startswith(Why.KEY_OF_OTHERS):
            return ROW_OF_OTHERS
        if here is None:
            return _add(question, value, answers, question.row_id or _fresh(question))
        return _set(question, office, here, value, answers)
    if here is None:
        return "总册已没有这一行"
    gone = answers.deletions[question.ledger]
    if here not in gone:
        gone.append(here)
    return REMOVED


def _set(
    question: Question,
    office: Office,
    here: Row | None,
    cells: Mapping[str, object],
    answers: Answers,
) -> str:
    lacking = [heading for heading in cells if heading not in office.headings]
    if lacking:
        return f"{OPEN}：总册没有“{lacking[0]}”栏，请先恢复这一栏"
    if here is None:
        return f"{OPEN}：不知道是总册的哪一行，请在“总册行”填行号"
    source = Source(question.file, question.unit)
    for heading, new in cells.items():
        old = here.cells[office.headings.index(heading)]
        edit = CellEdit(here.at, here.id, heading, None, old, new, source)
        edits = answers.edits[question.ledger]
        is_there = any((each.at, each.column) == (here.at, heading) for each in edits)
        if old != new and not is_there:
            edits.append(edit)
    return TAKEN


def _add(question: Question, cells: Mapping[str, object], answers: Answers, number: str) -> str:
    added = answers.additions[question.ledger]
    if not any(each.row_id == number for each in added):
        added.append(Addition(number, cells, Source(question.file, question.unit)))
    return ADDED


def _fresh(question: Question) -> str:
    return f"{question.ledger.code}-{digest_of(question.key)}"


def digest_of(key: tuple[str, ...]) -> str:
    """What the number ends in that a row is given which a question's answer has added; `key` tells the question."""
    return hashlib.sha256(repr(key).encode()).hexdigest()[:NUMBER_LENGTH]
