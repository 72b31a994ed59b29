"""What the house's filters do, in English: in Chinese their docstrings say it, of which the manual is made."""

from __future__ import annotations

IN_ENGLISH = {
    "空则": 'an empty or blank value becomes the text given: {{ 备注|空则("无") }}, nothing by default; a missing one still fails.',
    "日期": "a date as 2012年3月14日.",
    "汉字日期": "a date in Chinese characters, 二〇一二年三月十四日.",
    "成文日期": "a paper's date by the standard of its day: in characters before 2012-07-01, in figures since.",
    "年月": "year and month as 2012年3月.",
    "汉字年月": "year and month in characters, 二〇一二年三月.",
    "月日": "month and day as 3月14日.",
    "星期": "the day of the week, 星期三.",
    "推后": "some days later, or earlier by a negative number: {{ 截止日|推后(3)|日期 }}.",
    "汉字": "a whole number in characters: 105 is 一百零五.",
    "大写": "a whole number in financial characters: 105 is 壹佰零伍.",
    "逐字汉字": "digits one by one: 2012 is 二〇一二.",
    "大写金额": "an amount of yuan in financial characters: 1200.05 is 壹仟贰佰元零伍分.",
    "金额": "an amount with thousands separators and two decimals, half up: 1,234,567.50.",
    "万元": "yuan in units of ten thousand, two decimals, half up: 123456 is 12.35万元.",
    "千分位": "a number with thousands separators: 1234567.5 is 1,234,567.5.",
    "小数": "so many decimals, half up: 3.14159|小数(2) is 3.14.",
    "百分比": "a ratio as a percentage, one decimal, half up: 0.1234 is 12.3%.",
    "占比": "the percentages that items have of their sum, adding up to 100%: {% for 比 in 人数表|占比(1) %}.",
    "顿号": 'items joined by 、; of rows name the field: {{ 人员|顿号("姓名") }}.',
    "列举": 'the first items, the others as a number: {{ 名单|列举(3,"人") }} is 张三、李四、王五等8人.',
    "姓名加宽": "a name of two characters gets a wide blank between them.",
    "各姓名加宽": 'the same for each name of a list: {{ 名单|各姓名加宽|join("　") }}.',
    "是否": '是 or 否, or two words of yours: {{ 已办结|是否("已办结","未办结") }}.',
    "勾选": "☑ or ☐: {{ 已办结|勾选 }}.",
    "序号": "an ordinal as （一）, （二）.",
    "圈号": "1 to 20 as ① to ⑳.",
    "补零": "zeros before a number: 7|补零(3) is 007.",
    "全角": "half-width characters as full-width ones: A1 is Ａ１.",
    "半角": "full-width characters as half-width ones: Ａ１ is A1.",
}
"""By name; a test asks for every filter's."""
