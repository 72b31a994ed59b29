"""taizhang rules: everything that can stand under 规则号 is listed and has a page."""

from pathlib import Path

from toolkit.activities.sanjie import SANJIE
from toolkit.declare.outcome import State
from toolkit.declare.witnesses import never
from toolkit.declare.witnesses import witnesses
from toolkit.reading.faults import Fault

DOCS = Path(__file__).parents[2] / "docs"


def test_rules_obligations_and_faults_of_filling_are_listed(taizhang):
    said = taizhang("rules", "--json").json["rules"]
    by_kind = {kind: [each["code"] for each in said if each["kind"] == kind] for kind in KINDS}
    assert by_kind["规则"] == [
        rule.code for rule in SANJIE.everything_judged() if rule.code[0] == "D"
    ]
    assert by_kind["义务"] == [each.code for each in SANJIE.obligations]
    assert by_kind["填报问题"] == [fault.code for fault in Fault]
    assert sum(map(len, by_kind.values())) == len(said)


KINDS = ("规则", "义务", "填报问题")


def test_what_is_listed_has_its_page_on_screen_and_in_the_manual(taizhang):
    manual = (DOCS / "规则.md").read_text(encoding="utf-8")
    screen = taizhang("rules").out
    for each in taizhang("rules", "--json").json["rules"]:
        assert taizhang("rules", each["code"].lower(), "--json").json == each
        assert each["page"].strip()
        assert f"{each['code']}　{each['strength']}　{each['name']}　{each['clause']}\n" in screen
        assert f"| {each['code']} | {each['name']} |" in manual


def test_every_code_that_validation_says_is_listed(taizhang, faulty_book):
    listed = {each["code"] for each in taizhang("rules", "--json").json["rules"]}
    said = taizhang("validate", faulty_book, "--json").json
    assert {each["code"] for each in (*said["findings"], *said["verdicts"])} <= listed


def test_a_retired_code_still_has_its_page_and_is_not_listed(taizhang):
    assert "已停用" in taizhang("rules", "D114").out
    assert "D114" not in taizhang("rules").out


def test_every_page_shows_a_ledger_that_does_it_and_one_that_does_not(taizhang):
    manual = (DOCS / "规则.md").read_text(encoding="utf-8")
    for each in taizhang("rules", "--json").json["rules"]:
        if each["kind"] == "填报问题":
            continue
        good, bad = each["examples"]
        assert good["state"] in {"符合", "不报"}, each["code"]
        nearest = ["不符合"] if each["strength"] == "必须" else ["偏离待说明", "预警", "报出"]
        assert bad["state"] in nearest or "不符合" in never(SANJIE, each["code"]), each["code"]
        for example in (good, bad):
            assert example["ledgers"] in manual
            assert example["fact"] in manual


def test_an_example_on_screen_has_its_day_its_ledger_and_its_sentence(taizhang):
    said = taizhang("rules", "R201").out
    assert "例（不符合）：统计截止日2012年10月1日，张三同志" in said
    assert "| 张三 | 驻点调研 | 4月10日 | 4月13日 |" in said
    assert "> 截至10月1日，张三同志4月10日至13日驻点4天，不足5天，不符合" in said


def test_the_manual_tells_of_every_obligation_which_states_it_has_and_why_not_the_others():
    manual = (DOCS / "规则.md").read_text(encoding="utf-8")
    states = manual.partition("## 各项义务与各种状态")[2]
    for each in SANJIE.obligations:
        drawn = {witness.state for witness in witnesses(SANJIE, each.code)}
        cells = " | ".join("有" if state in drawn else "—" for state in State)
        assert f"| {each.code} | {each.name} | {cells} |" in states
        assert all(why in states for why in never(SANJIE, each.code).values())
