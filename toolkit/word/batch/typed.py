"""Data of a kind of its own in JSON: `{"@类型": "图片", "文件": "章.png"}` and the like.

Every word has an English alias. What has no 类型 of these is data as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.word.batch.data import DataError
from toolkit.word.batch.pictures import PictureError
from toolkit.word.batch.pictures import picture
from toolkit.word.messages import ENGLISH
from toolkit.word.messages import listed
from toolkit.word.messages import of_batch
from toolkit.word.messages import of_typed
from toolkit.word.messages import spoken
from toolkit.word.template import BookmarkedText
from toolkit.word.template import Chart
from toolkit.word.template import CheckBox
from toolkit.word.template import Fault
from toolkit.word.template import Figure
from toolkit.word.template import Link
from toolkit.word.template import Markdown
from toolkit.word.template import RichText
from toolkit.word.template.runs_of_data import addressed

if TYPE_CHECKING:
    from pathlib import Path

_TYPE = ("@类型", "@type")  # -- no column of a ledger is called so: a row is never taken for one --
_ALIASES = {
    "file": "文件", "width": "宽", "height": "高", "text": "文字", "address": "地址",
    "name": "名称", "ticked": "选中", "kind": "种类", "categories": "类别", "series": "数据",
    "numbers": "数", "title": "标题", "value": "值", "attributes": "出处", "runs": "段",
    "bold": "粗", "italic": "斜", "underline": "下划线", "strike": "删除线", "color": "颜色",
    "font": "字体", "size": "字号", "superscript": "上标", "subscript": "下标",
}  # fmt: skip
_IN_ENGLISH = {chinese: english for english, chinese in _ALIASES.items()}
_CHARTS = {"bar": "柱形", "column": "柱形", "line": "折线", "pie": "饼图"}
_TOGGLES = {
    "粗": "bold", "斜": "italic", "下划线": "underline", "删除线": "strike",
    "上标": "superscript", "下标": "subscript",
}  # fmt: skip
_FORMATS = {**_TOGGLES, "颜色": "color", "字体": "font", "字号": "size", "地址": "url"}


_PLAIN = frozenset({str, int, bool, Decimal, type(None)})
"""What nearly all data is: nothing is to be made of it."""


class _OddError(ValueError):
    """What is wrong with a typed value, in words without a full stop."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of typed value.

    Attributes:
        alias: its English word.
        tag: how a template writes it.
        wanted: the keys that it must have.
        allowed: the other keys that it may have.
        make: makes the value.
    """

    alias: str
    tag: str
    wanted: tuple[str, ...]
    allowed: tuple[str, ...]
    make: Callable[[Mapping[str, object], Path | None], object]


def with_types(item: Mapping[str, object], file: str, pictures: Path | None) -> dict[str, object]:
    """An object of JSON with its typed values made, at any depth.

    Args:
        item: the object.
        file: the data file's name, for messages.
        pictures: the folder from which pictures come, None for no pictures.

    Raises:
        DataError: a typed value lacks a key, has an unknown one, or cannot be made; it names where.
    """
    try:
        return {key: _made(value, key, pictures) for key, value in item.items()}
    except _OddError as error:
        raise DataError(of_typed.IN_FILE(file=file, said=error)) from error
    except RecursionError as error:
        raise DataError(of_batch.TOO_DEEP(file=file)) from error


def _made(value: object, where: str, pictures: Path | None) -> object:
    if _is_plain(value):
        return value
    if isinstance(value, list):
        return [
            each if _is_plain(each) else _made(each, of_typed.ITEM(where=where, number=n), pictures)
            for n, each in enumerate(value, 1)
        ]
    if not isinstance(value, Mapping):
        return value
    if _TYPE[0] not in value and _TYPE[1] not in value:
        return {key: _made(each, f"{where}.{key}", pictures) for key, each in value.items()}
    word = next(value[key] for key in _TYPE if key in value)
    kind = _kind(word) if isinstance(word, str) else None
    if kind is None:
        raise _OddError(of_typed.UNKNOWN_TYPE(where=where, word=word, kinds=listed(_kinds())))
    try:
        given = _keys({k: v for k, v in value.items() if k not in _TYPE}, kind.wanted, kind.allowed)
        return kind.make(given, pictures)
    except (Fault, PictureError, _OddError) as error:
        raise _OddError(of_typed.AT(where=where, word=word, said=error)) from error


def _is_plain(value: object) -> bool:
    """Whether nothing is to be made of a value: of a row of a table neither, which is looked at by the thousand."""
    if type(value) is dict:
        return (
            _PLAIN.issuperset(map(type, value.values()))
            and _TYPE[0] not in value
            and _TYPE[1] not in value
        )
    return type(value) in _PLAIN


def _kind(word: str) -> Kind | None:
    return KINDS.get(word) or next((k for k in KINDS.values() if k.alias == word.lower()), None)


def _kinds() -> list[str]:
    """What the kinds are called in the language that is spoken."""
    return [each.alias for each in KINDS.values()] if spoken() == ENGLISH else list(KINDS)


def _key(key: str) -> str:
    """What a key is called in the language that is spoken."""
    return _IN_ENGLISH.get(key, key) if spoken() == ENGLISH else key


def _keys(
    value: Mapping[str, object], wanted: tuple[str, ...], allowed: tuple[str, ...]
) -> dict[str, object]:
    given = {_ALIASES.get(key, key): each for key, each in value.items()}
    known = (*wanted, *allowed)
    for key in given:
        if key not in known:
            raise _OddError(of_typed.UNKNOWN_KEY(key=key, known=listed(map(_key, known))))
    for key in wanted:
        if given.get(key) is None:
            raise _OddError(of_typed.KEY_LACKS(key=_key(key)))
    return given


def _text(value: object, key: str) -> str:
    if isinstance(value, str):
        return value
    raise _OddError(of_typed.WANTS_TEXT(key=_key(key)))


def _list(value: object, key: str) -> list[object]:
    if isinstance(value, list):
        return value
    raise _OddError(of_typed.WANTS_LIST(key=_key(key)))


def _object(value: object, key: str) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    raise _OddError(of_typed.WANTS_OBJECT(key=_key(key)))


def _flag(value: object, key: str) -> bool:
    if isinstance(value, bool):
        return value
    raise _OddError(of_typed.WANTS_FLAG(key=_key(key)))


def _picture(given: Mapping[str, object], folder: Path | None) -> object:
    return picture(folder, _text(given["文件"], "文件"), given.get("宽"), given.get("高"))


def _rich(given: Mapping[str, object], _: Path | None) -> object:
    rich = RichText()
    for each in _list(given["段"], "段"):
        if isinstance(each, str):
            rich.add(each)
            continue
        run = _keys(_object(each, "段"), ("文字",), tuple(_FORMATS))
        formats: dict[str, object] = {}
        for key, word in run.items():
            if key in _FORMATS:
                formats[_FORMATS[key]] = _flag(word, key) if key in _TOGGLES else _format(word, key)
        rich.add(_text(run["文字"], "文字"), **formats)
    return rich


def _format(value: object, key: str) -> object:
    if key == "地址":
        return addressed(_text(value, key))
    if key != "字号":
        return _text(value, key)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 400:
        raise _OddError(of_typed.WANTS_POINTS())
    return value * 2


def _link(given: Mapping[str, object], _: Path | None) -> object:
    address = _text(given["地址"], "地址")
    return Link(_text(given.get("文字", address), "文字"), address)


def _bookmark(given: Mapping[str, object], _: Path | None) -> object:
    return BookmarkedText(_text(given["文字"], "文字"), _text(given["名称"], "名称"))


def _check_box(given: Mapping[str, object], _: Path | None) -> object:
    return CheckBox(_flag(given["选中"], "选中"))


def _markdown(given: Mapping[str, object], _: Path | None) -> object:
    return Markdown(_text(given["文字"], "文字"))


def _date(given: Mapping[str, object], _: Path | None) -> object:
    text = _text(given["值"], "值")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _OddError(of_typed.NO_DATE(text=text)) from None


def _figure(given: Mapping[str, object], _: Path | None) -> object:
    sources = _object(given.get("出处", {}), "出处")
    texts = {key: _text(value, key) for key, value in sources.items()}
    name = _text(given["名称"], "名称")
    if not name.strip():
        raise _OddError(of_typed.EMPTY_NAME())
    return Figure(given["值"], name, texts)


def _chart(given: Mapping[str, object], _: Path | None) -> object:
    kind = _text(given["种类"], "种类")
    rows = [
        _keys(_object(each, "数据"), ("名称", "数"), ()) for each in _list(given["数据"], "数据")
    ]
    return Chart(
        _CHARTS.get(kind, kind),
        tuple(_text(each, "类别") for each in _list(given["类别"], "类别")),
        tuple((_text(row["名称"], "名称"), tuple(_list(row["数"], "数"))) for row in rows),
        _text(given.get("标题", ""), "标题"),
        *(_size(given.get(key, usual), key) for key, usual in (("宽", 140), ("高", 80))),
    )


def _size(value: object, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _OddError(of_typed.WANTS_MILLIMETRES(key=_key(key)))
    return value


KINDS: Mapping[str, Kind] = {
    "图片": Kind("picture", "{{ 名称 }}", ("文件",), ("宽", "高"), _picture),
    "富文本": Kind("rich", "{{r 名称 }}", ("段",), (), _rich),
    "链接": Kind("link", "{{r 名称 }}", ("地址",), ("文字",), _link),
    "书签": Kind("bookmark", "{{r 名称 }}", ("文字", "名称"), (), _bookmark),
    "勾选": Kind("checkbox", "{{r 名称 }}", ("选中",), (), _check_box),
    "Markdown": Kind("markdown", "{{p 名称 }}", ("文字",), (), _markdown),
    "图表": Kind("chart", "{{ 名称 }}", ("种类", "类别", "数据"), ("标题", "宽", "高"), _chart),
    "日期": Kind("date", "{{ 名称|日期 }}", ("值",), (), _date),
    "数": Kind("figure", "{{ 名称 }}", ("值", "名称"), ("出处",), _figure),
}
