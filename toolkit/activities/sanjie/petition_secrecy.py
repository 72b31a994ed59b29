"""R1205 匿名件、检举件的内容摘要不写信访人是谁：摘要会随分册、通报传出去."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

from toolkit.activities.sanjie.petition_terms import demanded
from toolkit.activities.sanjie.petition_terms import petitions
from toolkit.activities.sanjie.petition_terms import wanted
from toolkit.activities.sanjie.petitions import Petition
from toolkit.activities.sanjie.receptions import Visit
from toolkit.activities.sanjie.recorded import cells_of
from toolkit.activities.sanjie.sources import KEEP_SECRET
from toolkit.activities.sanjie.sources import SINCE_2022
from toolkit.chinese.dates import day
from toolkit.declare.case import Case
from toolkit.declare.deadline import Deadline
from toolkit.declare.deadline import hint
from toolkit.declare.obligation import Judgement
from toolkit.declare.obligation import Subject
from toolkit.declare.obligation import obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed

SECRET_KINDS = ("匿名", "检举", "举报", "控告", "揭发")
PATTERNS = {
    "身份证号": re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
    "联系电话": re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)"),
}
NAMING = re.compile("(?:举报|检举|控告|揭发|信访|来信|投诉|反映)人(?:姓名|名叫|叫|为|是|系|[:：])")
SHORTEST_HOME = 5
RESTRICTED = {
    "信访人姓名": (Visit.petitioner, 2),
    "身份证号": (Visit.id_number, 1),
    "联系电话": (Visit.phone, 1),
    "信访人住址": (Visit.home, SHORTEST_HOME),
}


def secret_petitions(case: Case) -> Sequence[Subject[Petition]]:
    """匿名件和检举、控告件."""
    return [each for each in petitions(case) if _kind(each.row)]


def _kind(petition: Petition) -> str:
    kind = petition.usable(Petition.petitioner_kind) or ""
    return kind if any(word in kind for word in SECRET_KINDS) else ""


def known_identities(case: Case) -> dict[str, frozenset[str]]:
    """“来访事项”里登记的姓名、证件、电话、住址，按种类；带“某”的不算."""
    known = {}
    for kind, (column, shortest) in RESTRICTED.items():
        said = case.distinct(column)
        values = (each for each in said if len(each) >= shortest and "某" not in each)
        known[kind] = frozenset(values)
    return known


@obligation(
    secret_petitions,
    "R1205",
    "匿名件检举件保密",
    Strength.MUST,
    KEEP_SECRET,
    SINCE_2022,
    reads=(Petition,),
    nobody="截至统计截止日，没有登记匿名件、检举件，本项不适用。",
)
def identity_kept_secret(subject: Subject[Petition], case: Case) -> Judgement:
    """匿名件、检举件的内容摘要和涉事单位，不得写明信访人是谁。

    看“信访事项登记”信访人类型写明匿名、检举、举报、控告、揭发的：内容摘要、涉事单位里有身份证号、电话，或者
    有“来访事项”登记的信访人姓名、住址的，登记之日起即为不符合；写有“举报人为”一类字样的预警，请人核对。
    摘要没有填的无法判定。判定里只说是哪一类内容，不重复内容本身。例：“厂区夜间偷排”为符合，
    “厂区夜间偷排，电话1××××××××××”为不符合。
    """
    petition = subject.row
    cells = cells_of(petition, Petition.summary)
    text = f"{petition.summary}\n{petition.usable(Petition.concerned_unit) or ''}"
    head = f"{subject.label}（{_kind(petition)}，{day(petition.received_on)}登记）"
    found = list(dict.fromkeys(_identities(text, case)))
    deadline = Deadline.of(case, petition.received_on, on_the_day=True)
    advice = f"请从“{Petition.sheet}”中删去信访人的身份内容，已经发出的立即收回"
    if found:
        demand = wanted(petition.received_on, KEEP_SECRET, "保密")
        said = f"内容摘要或涉事单位写有{listed(found)}，不符合{demand}"
        return deadline.owed(f"{head}的{said}。", cells, advice)
    if NAMING.search(text):
        demand = demanded(petition.received_on, KEEP_SECRET, "保密")
        fact = f"{head}的内容摘要有写明信访人的字样，{demand}。"
        return hint(fact, cells, "请核对是否写明了信访人的姓名；写明的，请删去")
    return deadline.met(f"{head}的内容摘要没有写明信访人的身份。", cells)


def _identities(text: str, case: Case) -> Iterator[str]:
    """写了哪几类身份内容."""
    yield from (kind for kind, pattern in PATTERNS.items() if pattern.search(text))
    for kind, values in case.derived(known_identities).items():
        if not values.isdisjoint(_stretches(text, set(map(len, values)))):
            yield kind


def _stretches(text: str, lengths: Iterable[int]) -> Iterator[str]:
    """这么长的各段字：登记的有几万个时，查这几段比逐个去找快得多."""
    for length in lengths:
        yield from (text[at : at + length] for at in range(len(text) - length + 1))
