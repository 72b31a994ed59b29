"""Whether a few characters look like a person's name: surname first, one or two characters after it."""

from __future__ import annotations

from toolkit.chinese.characters import HAN
from toolkit.chinese.late_patterns import compiled_late

# -- the commonest surnames, more than nine in ten people; those that begin everyday words are left out --
_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖萧蔡潘董袁余叶蒋杜苏魏吕丁任沈姚卢傅钟姜崔谭廖范汪"
    "陆贾韦夏邱邹熊孟秦阎薛侯龙段郝孔邵史毛顾赖武康贺钱龚樊兰殷陶翟倪庞聂焦俞柳邢岳齐梅庄祝左涂耿牟卜詹闻苗卞尤翁"
    "葛戴戚鲍滕缪蔺阮邬柏瞿栾席于尹"
)
_EVERYDAY = (
    "高方金石白江万常安田程文成向马明时华项包水施温严郎路习洪舒屈盛封仇车巫牧山谷全班仰秋仲宫宁甘厉戎符景束幸司黎蒙池乔阴"
    "鲁卓蔺双党扶堵桑桂边尚农别晏柴充茹古易慎戈步都耿满弘匡国寇广东沃利蔚越师巩关荆游权佟商言归海年阳官苟申牛佘仝亓冉"
    "喻计凤花殷雷倪费岑危麻强尧嵇祁毛米贝臧伏茅庞纪骆虞支管经房裘解应宗丁宣贲郁单诸石吉钮惠甄曲羿储靳汲松段富乌焦巴弓车"
    "隗宓蓬郗仇栾暴斜伊宫景詹叶幸黎印宿怀蒲从索咸籍赖屠胥能苍闻莘翟谭贡劳逄姬申冉郦雍却璩濮寿通扈燕冀浦温别庄晏阎连习"
    "艾鱼容古慎廖庾终暨居衡步耿隆欧沙养鞠须丰巢蒯相查后红竺盖桓公楼苗敖付代闫兰覃莫阙简原展线揭令岳青战木布毕战母"
)
"""Surnames that begin everyday words as well, or are rare."""

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
_ANY_SURNAME = compiled_late(
    rf"(?:{'|'.join(_DOUBLE)})[{HAN}]{{1,2}}|[{_SINGLE}{_EVERYDAY}][{HAN}]{{1,2}}"
)
_NAME = compiled_late(rf"(?:{'|'.join(_DOUBLE)}|[{_SINGLE}])[{HAN}]{{1,2}}")

# -- characters that names of other tongues are written with, first those that few other words are --
_SOUNDS = (
    "阿依古丽买提艾热合曼尔孜吐逊肉麦努帕扎迪吾斯穆罕默萨玛姆桑措玉甫伊罗克木乌娜吉拉赛巴图特格娃"
)
_MORE_SOUNDS = "山江亚力日汗满库沙塔其苏布仁朝鲁云雅西卓次达瓦央金洛尼丹增多顿珠卡德都不外哈比素明因居来海仙奴白土再祖农托那司马义坎代则别叶波朱铁坦"
_FOREIGN = compiled_late(f"[{_SOUNDS}{_MORE_SOUNDS}]{{2,}}")
_SOUND = compiled_late(f"[{_SOUNDS}]")
_FEWEST_SOUNDS = 3


def may_be_written_by_sound(text: str) -> bool:
    """Whether a text may be a part of a name of another tongue, written by its sound: 艾山, 买买提."""
    return bool(_FOREIGN.fullmatch(text)) and 2 * len(_SOUND.findall(text)) >= len(text)


def is_written_by_sound(text: str) -> bool:
    """Whether a text alone is surely such a name: 阿依古丽, 买买提."""
    return len(text) >= _FEWEST_SOUNDS and may_be_written_by_sound(text)


def looks_like_a_name(text: str) -> bool:
    """Whether a text is a common surname with one or two characters more."""
    return bool(_NAME.fullmatch(text))


def may_be_a_name(text: str) -> bool:
    """Whether a text that stands where names are written is one: any surname with one or two more."""
    return bool(_ANY_SURNAME.fullmatch(text))
