"""The page of all that may stand in a template: tags, filters, tests, names, typed data."""

from __future__ import annotations

import json
from decimal import Decimal
from inspect import cleandoc
from typing import TYPE_CHECKING

from jinja2.filters import FILTERS as JINJA_FILTERS

from toolkit.manual.markdown import table
from toolkit.manual.template_tags.filters import DATA
from toolkit.manual.template_tags.filters import HOUSE
from toolkit.manual.template_tags.filters import JINJA
from toolkit.manual.template_tags.tags import BLOCKS
from toolkit.manual.template_tags.tags import OTHERS
from toolkit.manual.template_tags.tags import VALUES
from toolkit.manual.template_tags.tests import GLOBALS
from toolkit.manual.template_tags.tests import LOOP
from toolkit.manual.template_tags.tests import TESTS
from toolkit.word.batch.typed import KINDS
from toolkit.word.template import FILTERS
from toolkit.word.template import Limits
from toolkit.word.template.stories import LABELS
from toolkit.word.template.tags import REFUSED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from toolkit.manual.template_tags.shown import Example
    from toolkit.manual.template_tags.shown import Line

HEAD = "<!-- 本页由 make docs 从模板引擎和它的例子生成，请勿手改 -->\n"
INTRODUCTION = """
# 模板标签

写 Word 模板时可以用的全部标签和过滤器。每个例子都由测试照着填过；“数据”是 `taizhang render` 读的 JSON，各文种有哪些数据项见
[文种](文种.md)。例子里一行是一段，竖线之间是表格的格；〔〕里说的不是字，↵ 是换行。写完先用 `taizhang lint` 检查。
"""
LOOKALIKES = """## 像标签而不是标签的

`«名称»`、`[[名称]]`、`<<名称>>`、`${名称}`、`{@名称}`、`{名称}`、`『『名称』』`、`{名称:0.00}`、`$名称` 等是别的程序、别的键盘的写法，邮件合并域也是，这里不会填。名称是数据里有的，不生成，写明在第几段；要原样印出，写
`{% raw %}{名称}{% endraw %}`。各文种的模板里，把数写死（`接访8场`）而该写这个数的数据项没有用到，也不生成；确实是固定的数，写 `{{ '8' }}`。
“不少于30天”“第8场”“20户以上”这样的不算。
"""
PROGRAMS = """## 草稿、英文和自备的过滤器

草稿：`taizhang render --lenient`，数据里没有的、是空的写成醒目的【未填：名称】，逐处列出；条件（`{% if %}`）没有数据仍不生成。程序里写
`Template(…, lenient=True)`，列出的在 `unfilled`。

英文：`taizhang render --language en`、`taizhang lint --language en`，错误说英文；程序里写 `Template(…, language="en")`。

自备的过滤器等，只在程序里用：

```python
from toolkit.word.template import Extensions, Template

extensions = Extensions(
    filters={"部门": department},  # {{ 姓名|部门 }}
    tests={"在职": employed},  # {% if 人 is 在职 %}
    globals={"年度": 2012},  # {{ 年度 }}
    methods=["full_name"],  # {{ 人.full_name() }}
)
Template.open(path, extensions=extensions)
```

名称不能以下划线开头。检查模板时也给（`lint(path, extensions=extensions)`）。在隔离的进程里填写（`Pool`、`render_safely`）时，函数要写在能导入的模块里，写在
运行的脚本里、函数里面的用不了，会说清楚。
"""
_LINE_HEADS = ("写法", "作用", "例", "写成")


def tags_page() -> str:
    """The whole page."""
    parts = [
        f"{HEAD}{INTRODUCTION}",
        _places(),
        *_section("数据项", VALUES),
        *_section("条件、循环和表格", BLOCKS),
        *_section("其他", OTHERS),
        _filters(),
        _lines("判断", "写在 `is` 或 `is not` 后面；比较的符号直接写。数据同上。", TESTS),
        _lines("随处可用的名称", "不用写在数据里。", GLOBALS),
        _lines("循环里的 loop", "写 `loop.` 加下面的名称。", LOOP),
        _typed(),
        LOOKALIKES,
        _refused(),
        PROGRAMS,
    ]
    return "\n".join(parts)


def _places() -> str:
    return (
        f"## 标签写在哪里\n\n能写在：{'、'.join(LABELS)}；表格、文本框、内容控件、图片的替代文字里也可以。"
        "写在别处的、填不到的，不生成，写明在哪里。\n"
    )


def _section(title: str, examples: Sequence[Example]) -> list[str]:
    return [f"## {title}\n", *map(_example, examples)]


def _example(example: Example) -> str:
    parts = [f"### {example.title}", example.said, _block("模板：", example.template)]
    if example.data:
        parts.append(f"数据：`{_json(example.data)}`")
    return "\n\n".join([*parts, _block("写成：", example.document)]) + "\n"


def _block(title: str, drawing: str) -> str:
    return f"{title}\n\n```text\n{drawing}\n```"


def _json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, default=_number)


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


def _filters() -> str:
    data = ",\n".join(f'  "{name}": {json.dumps(value, ensure_ascii=False, default=_number)}'
                      for name, value in DATA.items())  # fmt: skip
    house = [
        (f"`{name}`", cleandoc(FILTERS[name].__doc__ or ""), f"`{tag}`", written)
        for name, (tag, written) in HOUSE.items()
    ]
    said = f"下面几张表的例子都用这份数据：\n\n```json\n{{\n{data}\n}}\n```"
    listing = table(_LINE_HEADS, house)
    jinja = _lines(
        "Jinja 的过滤器", "英文名称的，Jinja 里原有；空值都不收（default 除外）。", JINJA
    )
    return f"## 过滤器\n\n{said}\n\n{listing}\n\n{jinja}"


def _lines(title: str, said: str, lines: Mapping[str, Line]) -> str:
    rows = [
        (f"`{name}`", line.said, f"`{line.tag}`", _visible(line.written))
        for name, line in lines.items()
    ]
    return f"## {title}\n\n{said}\n\n{table(_LINE_HEADS, rows)}\n"


def _visible(text: str) -> str:
    """A text in a table as it stands, what looks like HTML and blanks included."""
    return f"`{text}`" if "<" in text or "&" in text or "  " in text else text


def _typed() -> str:
    rows = [
        (name, kind.alias, f"`{kind.tag}`", "、".join(kind.wanted), "、".join(kind.allowed) or "—")
        for name, kind in KINDS.items()
    ]
    heads = ("类型", "英文", "模板里写", "必须有", "可以有")
    said = "数据里除文字、数、真假、清单、对象以外的值，例子和写法见 [模板数据](模板数据.md)。"
    return f"## 有类型的数据\n\n{said}\n\n{table(heads, rows)}\n"


def _refused() -> str:
    words: dict[str, list[str]] = {}
    for word, why in REFUSED.items():
        words.setdefault(why.zh, []).append(word)
    listed = "；".join(f"{'、'.join(each)}（{why}）" for why, each in words.items())
    dropped = "、".join(sorted(JINJA_FILTERS.keys() - JINJA.keys()))
    limits = Limits()
    return (
        f"## 不支持的\n\n控制标签：{listed}。Jinja 的过滤器：{dropped}。以下划线开头的属性取不到，"
        "只能调用文字、数、清单自己的方法（如 `姓名.replace('三', '四')`）和模板里的 macro。\n\n"
        f"用命令行生成，每份至多 {limits.seconds:g} 秒、{limits.memory_megabytes} 兆内存"
        f"（Windows 上只限时间）、{limits.output_megabytes} 兆字，过了就不生成这一份。\n"
    )
