"""Widths of characters, and what a Han character is."""

from __future__ import annotations

import re

HAN = "㐀-鿿豈-﫿\U00020000-\U0003ffff"
"""The Han characters of Unicode, for a pattern's character class."""

WIDE_BLANK = "　"

TO_HALF_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {ord(WIDE_BLANK): 0x20}
"""Full-width signs and blank → half-width ones, for `str.translate`."""

_TO_FULL_WIDTH = {half: full for full, half in TO_HALF_WIDTH.items()}
_TWO_HAN = re.compile(f"[{HAN}]{{2}}")


_TRADITIONAL = (
    "張张劉刘陳陈楊杨趙赵黃黄吳吴孫孙馬马鄭郑謝谢許许鄧邓馮冯蕭萧葉叶蘇苏盧卢蔣蒋賈贾韋韦譚谭鄒邹"
    "閻阎陸陆賀贺顧顾龔龚錢钱湯汤嚴严龍龙萬万車车賴赖齊齐顏颜倫伦莊庄關关紀纪華华應应鍾钟鐘钟魯鲁"
    "畢毕聶聂喬乔歐欧陽阳單单紅红軍军國国強强偉伟傑杰寶宝貴贵愛爱蘭兰麗丽鳳凤雲云志志誌志東东衛卫"
    "建建輝辉勝胜鵬鹏飛飞濤涛澤泽潔洁瑩莹穎颖燕燕玉玉珍珍學学義义禮礼慶庆榮荣興兴業业發发達达長长"
    "進进連连運运遠远選选銀银銅铜鋒锋鋼钢錦锦鑫鑫鎮镇鄉乡區区縣县監监察察隊队環环護护處处廠厂場场"
    "門门開开點点領领導导訪访問问題题記记錄录報报檢检測测輻辐聲声氣气農农經经濟济財财務务辦办會会"
    "協协調调圖图書书員员網网總总結结統统計计續续維维縂总職职業业園园團团園园態态產产眾众劃划動动"
    "勞劳勤勤協协歷历壓压塵尘備备傳传僅仅價价優优億亿儀仪個个倉仓侖仑來来麥麦雙双變变後后從从復复"
    "徵征應应懷怀戰战戶户執执揚扬損损擔担據据擴扩擇择數数斷断時时晉晋曉晓條条極极構构樓楼標标機机"
    "權权歲岁殘残殺杀決决沖冲淨净減减渦涡湧涌溝沟滅灭漢汉潤润濱滨災灾無无煙烟熱热燈灯爐炉爭争爾尔"
)
_TO_SIMPLIFIED = str.maketrans(dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)))


def simplified(text: str) -> str:
    """張國強 → 张国强, for the characters that names of people, units and places are written with."""
    return text.translate(_TO_SIMPLIFIED)


def half_width(text: str) -> str:
    """Ａ１（ → A1(."""
    return text.translate(TO_HALF_WIDTH)


def full_width(text: str) -> str:
    """A1( → Ａ１（."""
    return text.translate(_TO_FULL_WIDTH)


def widened(name: str) -> str:
    """A name of two characters as wide as one of three: 张三 → 张　三; others as they are."""
    return WIDE_BLANK.join(name) if _TWO_HAN.fullmatch(name) else name
