"""What was expected beside what is said: each code's figures, and the lines where they part."""

import re
from collections import Counter
from collections import defaultdict

from judge.worlds.world import QUIET
from judge.worlds.world import WORST_FIRST
from judge.worlds.world import Expected

FIGURES = ("planted", "right", "missed", "false", "clean", "clean but other", "open")
CODE_IN_WORDS = re.compile(r"(?<![A-Z0-9])[RDF]\d{2,4}(?!\d)")


class Count:
    """Figures by code, and a line for each difference."""

    def __init__(self):
        """Nothing counted yet."""
        self.codes = defaultdict(Counter)
        self.words = Counter()
        self.lines = []

    def add(self, code, figure, line=""):
        """One more of a figure; a line where somebody should look."""
        self.codes[code][figure] += 1
        if line:
            self.lines.append(f"{code} {figure}: {line}")


def verdicts(count, label, expected, said, there):
    """Count the verdicts of a world: `expected` all, `said` those of the product, `there` the codes that it has."""
    due, given = defaultdict(list), defaultdict(list)
    for each in expected:
        due[each.code].append(each)
    for each in said:
        given[each.code].append(each)
        _wording(count, label, each)
    for code, several in due.items():
        if code in there:
            _of_code(count, label, several, given[code])


def _of_code(count, label, several, given):
    pairs, rest = _paired(several, given)
    for want, states in pairs:
        _one(count, label, want, states)
    for each in rest:
        if str(each.state) not in QUIET:
            count.add(
                each.code, "false", f"{label} {each.subject}: {each.state}, no subject: {each.fact}"
            )


def _paired(several, given):
    """Each expectation with the states said of it; verdicts that none is about.

    Where no verdict is about rows, those of what the rows belong to are about the worst of them.
    """
    found = {id(each): [v for v in given if _named(each.about, v)] for each in several}
    bureau = all(each.about == {"全局"} for each in several)
    if bureau:
        found = {id(each): given for each in several}
    if any(found.values()):
        used = {id(v) for each in found.values() for v in each}
        pairs = [(each, found[id(each)]) for each in several]
        return pairs, [v for v in given if id(v) not in used]
    return _rolled_up(several, given)


def _rolled_up(several, given):
    pairs, rest = [], []
    for said in given:
        own = [each for each in several if _named(each.of, said)]
        if not own and len(given) == 1:
            own = several
        if not own:
            rest.append(said)
            continue
        exact = [each.states for each in own if len(each.states) == 1]
        worst = next((each for each in WORST_FIRST if {each} in exact), None)
        open_ones = frozenset().union(*(each.states for each in own if len(each.states) > 1))
        states = (
            frozenset({worst})
            if worst not in (*QUIET, None)
            else open_ones | {*filter(None, [worst])}
        )
        pairs.append((Expected(said.code, own[0].of, states), [said]))
    return pairs, rest


def _named(about, verdict):
    text = f"{verdict.key} {verdict.subject}"
    return any(each in text for each in about)


def _one(count, label, want, said):
    code, states = want.code, [str(each.state) for each in said]
    state = next((each for each in WORST_FIRST if each in states), None)
    planted = not want.states & QUIET
    line = (
        f"{label} {'/'.join(sorted(want.about))}: due {'/'.join(sorted(want.states))}, said {state}"
    )
    if said:
        line += f": {said[0].fact}"
    if len(want.states) > 1 and not planted and (state in want.states or state is None):
        count.add(code, "open")
    elif planted:
        count.add(code, "planted")
        right = state in want.states
        count.add(code, "right" if right else "missed", "" if right else line)
    elif state in want.states or (state is None and want.states & QUIET):
        count.add(code, "clean")
    elif state in QUIET:
        count.add(code, "clean but other", line)
    else:
        count.add(code, "false", line)


def _wording(count, label, said):
    """Words that nobody could send on unchanged."""
    for fault, there in (
        ("code in a fact", CODE_IN_WORDS.search(said.fact)),
        ("意见要求 without 《》", "意见要求" in said.fact),
        ("-0 or .0 in a fact", re.search(r"\d\.0(?!\d)", said.fact)),
        ("no full stop", not said.fact.endswith("。")),
        ("不符合 without a clause in “”", str(said.state) == "不符合" and "“" not in said.fact),
    ):
        if there:
            count.words[fault] += 1
            if count.words[fault] <= 3:
                count.lines.append(f"{said.code} words, {fault}: {label} {said.fact}")


def findings(count, label, cells, said, first, quiet=(), asked=()):
    """Count the findings in cells: each planted one there, and no other of a D-code.

    `first` is the worksheet row of a sheet's first line; `quiet` are lines (sheet, index) whose filling the
    plants have spoilt, `asked` those that hold a name that two people have.
    """
    left = list(said)
    for cell in cells:
        hits = [
            each
            for each in left
            if each.code in cell.codes
            and each.place.sheet == cell.sheet
            and each.place.row == cell.index + first
            and each.place.column in cell.columns
        ]
        code = min(cell.codes)
        count.add(code, "planted")
        line = f"{label} {cell.sheet} row {cell.index + first} {'/'.join(sorted(cell.columns))}"
        count.add(code, "right" if hits else "missed", "" if hits else line)
        left = [each for each in left if each not in hits]
    spoilt = {(sheet, index + first) for sheet, index in (*quiet, *asked)}
    spoilt |= {(cell.sheet, cell.index + first) for cell in cells}
    for each in left:
        if (each.place.sheet, each.place.row) not in spoilt:
            count.add(each.code, "false", f"{label} {each.place} {each.value}: {each.message}")


def changed(count, name, before, after, said_before, said_after):
    """Count what a parameter changed: what had to change, what did, what did though it had not to."""
    old, new = _by_subject(said_before), _by_subject(said_after)
    was, now = _wanted(before, said_before), _wanted(after, said_after)
    for key in new.keys() & old.keys():
        did = old[key] != new[key]
        if key not in was or key not in now:
            if did and {old[key], new[key]} - QUIET:
                count.add(name, "false", f"{name} {key}: {old[key]} → {new[key]}, no subject")
            continue
        line = f"{name} {key}: {'/'.join(was[key])} → {'/'.join(now[key])}; {old[key]} → {new[key]}"
        if not was[key] & now[key]:
            good = did and new[key] in now[key]
            count.add(name, "planted")
            count.add(name, "right" if good else "missed", "" if good else line)
        elif did and was[key] == now[key] and len(was[key]) == 1:
            count.add(name, "false", line)


def _wanted(expected, said):
    """What is wanted of each verdict."""
    due, given, found = defaultdict(list), defaultdict(list), {}
    for each in expected:
        due[each.code].append(each)
    for each in said:
        given[each.code].append(each)
    for code, several in due.items():
        for want, hits in _paired(several, given[code])[0]:
            found |= {(each.code, f"{each.key} {each.subject}"): want.states for each in hits}
    return found


def _by_subject(said):
    return {(each.code, f"{each.key} {each.subject}"): str(each.state) for each in said}
