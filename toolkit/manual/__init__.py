"""The manual's pages that the declarations themselves write: rules, ledgers, documents, parameters."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING
from typing import TypedDict

from toolkit.checking.rules import cited
from toolkit.declare.columns import Choosing
from toolkit.declare.columns import Date
from toolkit.declare.columns import Flag
from toolkit.declare.columns import Referring
from toolkit.declare.layout import meaning
from toolkit.declare.obligation import Obligation
from toolkit.declare.outcome import Strength
from toolkit.declare.wording import listed
from toolkit.declare.wording import shown
from toolkit.manual.examples import Example
from toolkit.manual.examples import example_lines
from toolkit.manual.examples import examples
from toolkit.manual.examples import states_section
from toolkit.manual.markdown import table
from toolkit.reading.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from toolkit.declare.catalogue import Catalogue
    from toolkit.declare.ledger import Column
    from toolkit.declare.ledger import Ledger
    from toolkit.declare.rule import Rule


class Page(TypedDict):
    """What the manual says of one code; `reads` are sheets, `examples` one as it should be and one not."""

    code: str
    name: str
    kind: str
    strength: str
    clause: str
    reads: list[str]
    page: str
    examples: list[Example]


GENERATED = "<!-- 本页由 make docs 从台账、规则的定义生成，请勿手改 -->\n"


def pages(catalogue: Catalogue) -> dict[str, str]:
    """File name → Markdown of each page."""
    from toolkit.manual.template_tags import tags_page

    return {
        "规则.md": rules_page(catalogue),
        "台账.md": ledgers_page(catalogue),
        "文种.md": documents_page(catalogue),
        "参数.md": parameters_page(catalogue),
        "模板标签.md": tags_page(),
    }


def rules_page(catalogue: Catalogue) -> str:
    """Every rule and obligation: a table, then a section each."""
    judged = catalogue.everything_judged()
    rows = [(each.code, each.name, str(each.strength), cited(each.clauses)) for each in judged]
    listing = table(("规则号", "名称", "强度", "依据"), rows)
    sections = "\n".join(_rule_section(catalogue, each) for each in judged)
    faults = [page_of_fault(fault) for fault in Fault]
    filling = table(("编号", "名称", "说明"), [(f["code"], f["name"], f["page"]) for f in faults])
    told = f"## 填报问题\n\n读取时就能看出的，各张台账都查，依据是填报说明。\n\n{filling}\n"
    states = states_section(catalogue)
    head = f"{GENERATED}\n# 规则\n\n{listing}\n\n"
    return f"{head}{sections}\n{told}{_retired(catalogue)}{states}"


def every_page(catalogue: Catalogue) -> Sequence[Page]:
    """What the manual says of every rule, every obligation and every fault of filling, in this order."""
    judged = [page_of_judged(catalogue, each) for each in catalogue.everything_judged()]
    return [*judged, *map(page_of_fault, Fault)]


def page_of_code(catalogue: Catalogue, code: str) -> Page | None:
    """What the manual says of a rule, an obligation, a fault of filling or a retired code.

    Returns:
        code, name, kind, strength, clause, reads (sheets) and page; None for an unknown code.
    """
    wanted = code.upper()
    judged = catalogue.judged(wanted)
    if judged is not None:
        return page_of_judged(catalogue, judged)
    for fault in Fault:
        if fault.code == wanted:
            return page_of_fault(fault)
    if wanted in catalogue.retired:
        name, _, page = catalogue.retired[wanted].partition("：")
        return Page(
            code=wanted,
            name=name,
            kind="已停用",
            strength="",
            clause="",
            reads=[],
            page=page,
            examples=[],
        )
    return None


def page_of_fault(fault: Fault) -> Page:
    """The same of a fault of filling, which every ledger can have."""
    return Page(
        code=fault.code,
        name=fault.title,
        kind="填报问题",
        strength=str(Strength.DATA),
        clause="填报说明",
        reads=[],
        page=fault.page,
        examples=[],
    )


def page_of_judged(catalogue: Catalogue, judged: Rule | Obligation) -> Page:
    """The same of a rule or an obligation."""
    return Page(
        code=judged.code,
        name=judged.name,
        kind="义务" if isinstance(judged, Obligation) else "规则",
        strength=str(judged.strength),
        clause=cited(judged.clauses),
        reads=[ledger.sheet for ledger in judged.reads],
        page=cleandoc(judged.page),
        examples=examples(catalogue, judged),
    )


def _retired(catalogue: Catalogue) -> str:
    if not catalogue.retired:
        return ""
    rows = [(code, *said.partition("：")[::2]) for code, said in catalogue.retired.items()]
    listing = table(("编号", "原来的名称", "现在"), rows)
    return f"\n## 已停用的规则号\n\n以前的校验结果里还会见到。\n\n{listing}\n"


def rule_table(catalogue: Catalogue) -> str:
    """The table alone, for README."""
    rows = [
        (each.code, each.name, str(each.strength), cited(each.clauses))
        for each in catalogue.everything_judged()
    ]
    return table(("规则号", "名称", "强度", "依据"), rows)


def ledgers_page(catalogue: Catalogue) -> str:
    """Every ledger with its columns."""
    sections = "\n".join(_ledger_section(ledger) for ledger in catalogue.ledgers)
    return f"{GENERATED}\n# 台账\n\n★为必填。\n\n{sections}\n{_periods(catalogue)}"


def documents_page(catalogue: Catalogue) -> str:
    """Every document kind with its slots."""
    sections = []
    for kind in catalogue.documents:
        rows = [
            (slot.name, slot.meaning, listed(slot.fields) or "—", str(slot.when_empty))
            for slot in kind.slots
        ]
        listing = table(("数据项", "内容", "各行的字段", "没有值时"), rows)
        page = cleandoc(kind.page).replace("\n", "")
        sections.append(f"## {kind.name}\n\n模板：`{kind.template}`\n\n{page}\n\n{listing}\n")
    return f"{GENERATED}\n# 文种\n\n" + "\n".join(sections)


def parameters_page(catalogue: Catalogue) -> str:
    """Every parameter with its value, clause and who decides."""
    declared = catalogue.parameters.declared
    rows = []
    for parameter in catalogue.parameters.all():
        said = declared[parameter.name]
        values = "；".join(f"{since}起 {shown(value) or '无'}" for since, value in said.values)
        rows.append((said.name, values, said.unit, said.clause, said.decided_by, said.meaning))
    listing = table(("参数名", "取值", "单位", "依据", "谁定", "含义"), rows)
    return f"{GENERATED}\n# 参数\n\n工作簿“参数”表中的取值优先于这里。\n\n{listing}\n"


def _rule_section(catalogue: Catalogue, judged: Rule | Obligation) -> str:
    kind = "判定对象，七种状态" if isinstance(judged, Obligation) else "找出单元格的问题"
    facts = (
        f"- 强度：{judged.strength}\n- 依据：{cited(judged.clauses)}\n"
        f"- 所看的台账：{listed(ledger.sheet for ledger in judged.reads)}\n- 作用：{kind}"
    )
    shown_by = "\n\n".join(
        part for example in examples(catalogue, judged) for part in example_lines(example)
    )
    parts = (f"## {judged.code} {judged.name}", facts, _paragraphs(judged.page), shown_by)
    return "\n\n".join(filter(None, parts)) + "\n"


def _paragraphs(page: str) -> str:
    """A docstring's paragraphs, each on one line: Chinese needs no blank at a line's end."""
    parts = cleandoc(page).split("\n\n")
    return "\n\n".join(part.replace("\n", "") for part in parts)


def _ledger_section(ledger: type[Ledger]) -> str:
    rows = list(_column_rows(ledger))
    listing = table(("列", "填什么", "单位", "谁填", "说明"), rows)
    said = meaning(ledger)
    return f"## {ledger.code} {ledger.sheet}\n\n{said}\n\n{listing}\n"


def _periods(catalogue: Catalogue) -> str:
    """How every date column stands to the ledgers' year."""
    rows = [
        (f"{ledger.code} {ledger.sheet}", column.heading, str(column.period))
        for ledger in catalogue.ledgers
        for column in ledger.columns
        if isinstance(column, Date)
    ]
    said = "不在本年度的，按F10报出，这一行不计入；时限和不限年度的不受此限。"
    listing = table(("台账", "日期栏", "与年度的关系"), rows)
    return f"## 各日期栏与年度\n\n{said}\n\n{listing}\n"


def _column_rows(ledger: type[Ledger]) -> Iterator[tuple[str, ...]]:
    for column in ledger.columns:
        star = "★" if column.required else ""
        restricted = "受限，不下发。" if column.restricted else ""
        yield (
            f"{star}{column.heading}",
            _kind(column),
            column.unit,
            str(ledger.owner_of(column)),
            f"{restricted}{column.prompt}",
        )


def _kind(column: Column[object]) -> str:
    if isinstance(column, Referring):
        return f"{column.kind}：{column.to.ledger.sheet}的{column.to.heading}"
    if isinstance(column, Choosing | Flag):
        return f"{column.kind}：{listed(column.options)}"
    return column.kind
