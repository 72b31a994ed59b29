"""Every test and every name that is always there, with an example over the filters' data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.manual.template_tags.shown import Line

if TYPE_CHECKING:
    from collections.abc import Mapping


def _asked(condition: str) -> str:
    return f"{{{{ '是' if {condition} else '否' }}}}"


TESTS: Mapping[str, Line] = {
    name: Line(said, _asked(condition), written)
    for name, said, condition, written in (
        ("defined", "有这一项", "电话 is defined", "否"),
        ("undefined", "没有这一项", "电话 is undefined", "是"),
        ("none", "空值（null）", "备注 is none", "否"),
        ("true", "真", "已办结 is true", "是"),
        ("false", "假", "已办结 is false", "否"),
        ("boolean", "真假值", "已办结 is boolean", "是"),
        ("string", "文字", "姓名 is string", "是"),
        ("number", "数", "人数 is number", "是"),
        ("integer", "整数", "率 is integer", "否"),
        ("float", "带小数的数（数据里的小数按原样保存，不算）", "1.5 is float", "是"),
        ("mapping", "一组数据", "各村 is mapping", "是"),
        ("iterable", "可以逐项列出", "名单 is iterable", "是"),
        ("sequence", "有先后的清单或文字", "名单 is sequence", "是"),
        ("even", "双数", "人数 is even", "否"),
        ("odd", "单数", "人数 is odd", "是"),
        ("divisibleby", "除得尽", "人数 is divisibleby(5)", "是"),
        ("lower", "字母都小写", "编码 is lower", "是"),
        ("upper", "字母都大写", "编码 is upper", "否"),
        ("in", "在其中", "姓名 is in(名单)", "是"),
        ("sameas", "是同一个值", "备注 is sameas(姓名)", "否"),
        ("eq", "等于", "人数 is eq(105)", "是"),
        ("==", "等于", "人数 == 105", "是"),
        ("equalto", "等于", "人数 is equalto(105)", "是"),
        ("ne", "不等于", "人数 is ne(105)", "否"),
        ("!=", "不等于", "人数 != 105", "否"),
        ("gt", "大于", "人数 is gt(100)", "是"),
        (">", "大于", "人数 > 100", "是"),
        ("greaterthan", "大于", "人数 is greaterthan(100)", "是"),
        ("ge", "不小于", "人数 is ge(105)", "是"),
        (">=", "不小于", "人数 >= 105", "是"),
        ("lt", "小于", "人数 is lt(100)", "否"),
        ("<", "小于", "人数 < 100", "否"),
        ("lessthan", "小于", "人数 is lessthan(100)", "否"),
        ("le", "不大于", "人数 is le(105)", "是"),
        ("<=", "不大于", "人数 <= 105", "是"),
        ("filter", "有这个过滤器", "'日期' is filter", "是"),
        ("test", "有这种判断", "'odd' is test", "是"),
        ("callable", "可以调用", "姓名 is callable", "否"),
        ("escaped", "已转义（这里总是“否”：值照字面写）", "姓名 is escaped", "否"),
    )
}

GLOBALS: Mapping[str, Line] = {
    "range": Line(
        "从 0 数起的若干个数，至多十万个",
        "{% for 次 in range(1, 4) %}{{ 次 }}、{% endfor %}",
        "1、2、3、",
    ),
    "namespace": Line(
        "循环里也改得动的一组值",
        "{% set 计 = namespace(数=0) %}{% for 人 in 人员 %}{% set 计.数 = 计.数 + 人.天数 %}{% endfor %}{{ 计.数 }}",
        "28",
    ),
    "分页": Line("另起一页", "甲{{ 分页 }}乙", "甲〔分页〕乙"),
    "重新编号": Line("自动编号从这一段起从头编", "甲{{ 重新编号 }}乙", "甲乙"),
    "restart_numbering": Line("“重新编号”的英文写法", "甲{{ restart_numbering }}乙", "甲乙"),
}


def _in_loop(inside: str) -> str:
    return f"{{% for 名 in 名单 %}}{inside}{{% endfor %}}"


LOOP: Mapping[str, Line] = {
    name: Line(said, _in_loop(inside), written)
    for name, said, inside, written in (
        ("index", "第几项，从 1 数起", "{{ loop.index }}", "1234"),
        ("index0", "第几项，从 0 数起", "{{ loop.index0 }}", "0123"),
        ("revindex", "还剩几项，连这一项", "{{ loop.revindex }}", "4321"),
        ("revindex0", "后面还有几项", "{{ loop.revindex0 }}", "3210"),
        ("first", "是不是第一项", "{{ '始' if loop.first else '续' }}", "始续续续"),
        (
            "last",
            "是不是最后一项",
            "{{ 名 }}{{ '。' if loop.last else '、' }}",
            "张三、李四、王五、欧阳六。",
        ),
        ("length", "一共几项", "{{ loop.length }}", "4444"),
        (
            "previtem",
            "上一项（第一项没有）",
            "{{ loop.previtem|default('—') }}；",
            "—；张三；李四；王五；",
        ),
        (
            "nextitem",
            "下一项（最后一项没有）",
            "{{ loop.nextitem|default('—') }}；",
            "李四；王五；欧阳六；—；",
        ),
        ("cycle", "轮流写几个值", "{{ loop.cycle('单', '双') }}", "单双单双"),
        (
            "changed",
            "给的值与上一次不同",
            "{{ '变' if loop.changed(名|length) else '同' }}",
            "变同同变",
        ),
        ("depth", "循环自己套自己的第几层", "{{ loop.depth }}", "1111"),
        ("depth0", "同上，从 0 数起", "{{ loop.depth0 }}", "0000"),
    )
}
