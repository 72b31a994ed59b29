"""通报“存在问题”怎样归并：问题多的，同一方面的并成一条，每个数都留着，不超过一页."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from toolkit.activities.sanjie.shortcomings import Block
from toolkit.activities.sanjie.shortcomings import Shortcoming
from toolkit.declare.figures import Figure
from toolkit.declare.figures import Sentence
from toolkit.declare.figures import sentence

MOST = 8
"""到这么多条为止，一个问题一条."""
LEADS: Mapping[Block, str] = {
    Block.UNMET: "还有下列各项没有达到要求：",
    Block.DEVIATION: "还有下列各项与要求不一致，没有说明原因：",
    Block.WARNING: "下列各项需要抓紧：",
}
"""只列名称和数的几种."""
Part = str | Figure


def grouped(found: Sequence[Shortcoming]) -> Sequence[Sentence]:
    """要写的各条；不多的一个问题一条，多的按方面归并，先后不变."""
    if len(found) <= MOST:
        return [each.said for each in found]
    blocks: dict[Block, list[Shortcoming]] = {}
    for each in found:
        blocks.setdefault(each.block, []).append(each)
    return [_of_block(block, those) for block, those in blocks.items()]


def grouped_how(found: Sequence[Shortcoming]) -> Iterator[str]:
    """归并了的，写在核对单上的话."""
    items = len(grouped(found))
    if items < len(found):
        yield (
            f"“存在问题”共{len(found)}项，归并成{items}条，没有略去的；"
            "每个数的出处逐个列在核对单，请领导审定时取舍。"
        )


def _of_block(block: Block, those: Sequence[Shortcoming]) -> Sentence:
    if len(those) == 1:
        return those[0].said
    if block in LEADS:
        return sentence(LEADS[block], *_named(those), "。")
    return sentence(*_joined(those), "。")


def _named(those: Sequence[Shortcoming]) -> Iterator[Part]:
    """“局领导与联系点一一对应”2名班子成员、1个联系点，“驻点住宿”1名班子成员."""
    for at, each in enumerate(those):
        if at and those[at - 1].name == each.name:
            yield "、"
        else:
            yield f"{'，' if at else ''}“{each.name}”"
        yield from each.whose


def _joined(those: Sequence[Shortcoming]) -> Iterator[Part]:
    """各句连成一句，“有”只说一次."""
    for at, each in enumerate(those):
        parts = [*each.said.parts]
        if at:
            yield "；"
            parts = parts[1:] if parts[0] == "有" else parts
        yield from parts[:-1]
        yield str(parts[-1]).rstrip("。")
