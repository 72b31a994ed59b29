"""Reflections for diaries, each in words of its own; what many begin with is the same in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

CLAUSES = 9
OPENING = "今天到联系点走访，"
"""One stock phrase is no copy."""


def _words(said: str) -> list[str]:
    """Words of two signs, written one after another."""
    return [said[at : at + 2] for at in range(0, len(said), 2)]


WHO = _words(
    "支书会计渔户门卫教师网格店主司机棉农厂长主任青年老人住户房东租户瓦工电工医生站长组长邻居学生媳妇"
)
WHERE = _words(
    "河埂晒场渡口泵站村部堤脚桥头菜地槐树院墙圩堤门口路边沟旁井台仓库车间码头鱼塘林带祠堂集市岔口屋后"
)
WHAT = _words(
    "气味水色口味账目清运积尘噪声树苗管网用工药瓶秸秆补偿搬迁路灯涵洞粉尘油烟废桶渗漏围挡标牌取土绿化"
)
DID = _words(
    "细说演示比划算账追问摇头盼望提议回忆领路记录翻看感叹担心称赞埋怨对照解释商量催促等候核对分辩点头"
)


def reflection(draw: random.Random) -> str:
    """Some hundred and twenty signs."""
    words = (
        f"{draw.choice(WHO)}{draw.choice(WHERE)}{draw.choice(WHAT)}{draw.choice(DID)}"
        f"{draw.choice(WHAT)}{draw.choice(DID)}，"
        for _ in range(CLAUSES)
    )
    return OPENING + "".join(words)
