"""taizhang rules: everything that can stand under 规则号 is listed and has a page."""

from pathlib import Path

from toolkit.activities.sanjie import SANJIE
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
