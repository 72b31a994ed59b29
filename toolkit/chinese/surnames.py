"""Whether a few characters look like a person's name: surname first, one or two characters after it."""

from __future__ import annotations

import re

from toolkit.chinese.characters import HAN

# -- the commonest surnames, more than nine in ten people; those that begin everyday words are left out --
_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖萧蔡潘董袁余叶蒋杜苏魏吕丁任沈姚卢傅钟姜崔谭廖范汪"
    "陆贾韦夏邱邹熊孟秦阎薛侯龙段郝孔邵史毛顾赖武康贺钱龚樊兰殷陶翟倪庞聂焦俞柳邢岳齐梅庄祝左涂耿牟卜詹闻苗卞尤翁"
    "葛戴戚鲍滕缪蔺阮邬柏瞿栾席于尹"
)
_DOUBLE = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
)
_NAME = re.compile(rf"(?:{'|'.join(_DOUBLE)}|[{_SINGLE}])[{HAN}]{{1,2}}")


def looks_like_a_name(text: str) -> bool:
    """Whether a text is a common surname with one or two characters more."""
    return bool(_NAME.fullmatch(text))
