"""A6 别名表: usual misspellings and old names, each with the proper one."""

from toolkit.declare.columns import Text
from toolkit.declare.ledger import Ledger


class Alias(Ledger, code="A6", sheet="别名表", capacity=120, essential=False):
    """别名表：填了错写的，按规范写法读取并告知."""

    wrong = Text("错写", example="监察队", width=20)
    right = Text("规范", "单位填规范简称，人员填姓名", example="监察大队", width=20)

    key = (wrong,)
