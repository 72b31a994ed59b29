"""What sending out and collecting leave behind of submissions, seen by the register and by 催报."""

import json
from dataclasses import replace

import pytest

from tests.opened import opened
from tests.opened import typed
from tests.returned import signed
from toolkit.activities.sanjie import SANJIE
from toolkit.activities.sanjie import sample
from toolkit.declare.submission import Step
from toolkit.declare.submission import SubmissionKey
from toolkit.declare.submission_life import lives
from toolkit.frontends.cli import main
from toolkit.workplace.register_place import register_of
from toolkit.workplace.sample_workbook import sample_workbook
from toolkit.workplace.submission_steps import registered_steps

BATCH = "2012年第4期"


def steps_of(folder, unit, booklet=""):
    return [
        str(each.step)
        for each in registered_steps(folder, SANJIE.name)
        if (each.key.unit, each.key.booklet) == (unit, booklet)
    ]


@pytest.fixture
def desk(tmp_path, capsys):
    """A folder whose booklets are sent out; nothing of this batch is in its sheet yet but one approval."""
    rows = sample.clean_rows(SANJIE.ledgers)
    rows["报送情况表"] = [
        row for row in rows["报送情况表"] if row[0] != BATCH or row[1] == "监察大队"
    ]
    book = tmp_path / "台账.xlsx"
    book.write_bytes(sample_workbook(SANJIE, rows))
    assert main(["distribute", str(book), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["remarks"]
    assert f"已经核定的没有记作再次下发：监察大队{BATCH}台账。" in told
    return book


def come_back(book, *names):
    """Booklets in which somebody has signed, and nothing else is filled."""
    (book.parent / "回收").mkdir(exist_ok=True)
    for name in names:
        (file,) = (book.parent / "下发").glob(f"*{name}*.xlsx")
        signed(file, book.parent / "回收" / file.name)


def test_a_batch_is_sent_comes_back_and_those_who_owe_are_pressed(desk, capsys):
    folder = desk.parent
    stood = lives(registered_steps(folder, SANJIE.name))
    assert {str(each.stage) for each in stood.values()} == {"已下发"} and len(stood) == 17
    assert {str(each.due) for each in stood.values()} == {"2012-12-28"}
    come_back(desk, "人教科", "临湖镇")
    assert main(["collect", "--into", str(desk), "--json"]) == 0
    capsys.readouterr()
    assert steps_of(folder, "人教科") == ["下发", "收回", "合并"]
    assert steps_of(folder, "法规科", "联系点：临湖镇") == ["下发", "收回", "合并"]
    assert main(["remind", str(desk), "--as-of", "2013-01-04", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    due = {(each["unit"], each["booklet"]) for each in said["due"]}
    assert ("人教科", "") not in due and ("法规科", "联系点：临湖镇") not in due
    assert ("人教科", "联系点：石桥镇") in due and ("计财科", "") in due
    assert len(due) == 15
    (point,) = [each for each in said["due"] if each["booklet"] == "联系点：石桥镇"]
    assert (point["contact"], point["phone"]) == ("贺长庚", "15400000012")


def test_what_a_sheet_calls_approved_is_taken_and_told_what_the_register_does_is_not(desk, capsys):
    folder = desk.parent
    come_back(desk, "监察大队")
    main(["collect", "--into", str(desk), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said["refused"] == []
    assert any("台账里写着已核定，又报来" in each for each in said["remarks"])
    assert steps_of(folder, "监察大队")[-3:] == ["更正", "收回", "合并"]
    last = registered_steps(folder, SANJIE.name)[-1]
    approval = replace(last, step=Step.APPROVE, by="韩立新", sha256="")
    register_of(folder).submitted(SANJIE.name, [approval])
    come_back(desk, "监察大队")
    assert main(["collect", "--into", str(desk), "--json"]) == 1
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert f"监察大队{BATCH}台账已核定（韩立新，" in refused["reason"]
    assert "没有并入" in refused["reason"]


def test_the_merged_workbook_shows_where_submissions_stand(desk):
    come_back(desk, "法规科_科室", "人教科")
    (file,) = (desk.parent / "回收").glob("*法规科*")
    book = opened(file)
    sheet = book["问题整改台账"]
    at = next(row for row in range(2, 20) if str(sheet.cell(row, 1).value or "").startswith("WT"))
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(at, 1 + headings.index("整改措施")).value = "已全部改正"
    typed(book, file)
    assert main(["collect", "--into", str(desk), "--json"]) == 0
    events = registered_steps(desk.parent, SANJIE.name)
    merged = opened(desk.with_name("台账_合并.xlsx"))["报送情况表"]
    rows = [[cell.value for cell in row] for row in merged.iter_rows()]
    at = {heading: rows[0].index(heading) for heading in ("单位", "状态", "批次")}
    shown = {row[at["单位"]]: row[at["状态"]] for row in rows[1:] if row[at["批次"]] == BATCH}

    assert (shown["法规科"], shown["人教科"], shown["监察大队"]) == ("已合并", "已合并", "已核定")
    assert {str(life.stage) for life in lives(events).values()} == {"已下发", "已合并"}


def test_a_report_that_changes_no_cell_is_shown_by_the_merged_workbook_all_the_same(desk, capsys):
    come_back(desk, "人教科")
    (file,) = (desk.parent / "回收").glob("*人教科*")
    content = file.read_bytes()
    main(["collect", "--into", str(desk), "--json"])
    merged = json.loads(capsys.readouterr().out)["written"]
    rows = [*opened(merged)["报送情况表"].values]
    at = {heading: rows[0].index(heading) for heading in ("单位", "分册", "状态", "回收时间")}
    (row,) = [r for r in rows if BATCH in r and r[at["单位"]] == "人教科" and not r[at["分册"]]]
    assert row[at["状态"]] == "已合并" and row[at["回收时间"]]
    file.write_bytes(content)
    main(["collect", "--into", merged, "--json"])
    assert json.loads(capsys.readouterr().out)["written"] is None  # -- it is shown already --


def test_a_booklet_of_its_own_is_reported_by_its_receiver_not_by_whom_the_unit_reports(desk):
    come_back(desk, "人教科")
    main(["collect", "--into", str(desk), "--json"])
    rows = [*opened(desk.with_name("台账_合并.xlsx"))["报送情况表"].values]
    booklet, person = (rows[0].index(heading) for heading in ("分册", "责任人"))
    shown = {row[booklet]: row[person] for row in rows if row[booklet]}
    assert shown["联系点：石桥镇"] == "贺长庚"  # -- whom the booklet's cover names --


def test_the_same_file_again_leaves_no_step(desk):
    come_back(desk, "人教科")
    (file,) = (desk.parent / "回收").glob("*人教科*")
    content = file.read_bytes()
    main(["collect", "--into", str(desk)])
    file.write_bytes(content)
    main(["collect", "--into", str(desk)])
    assert steps_of(desk.parent, "人教科") == ["下发", "收回", "合并"]


def test_what_goes_back_has_all_its_faults_and_a_new_last_day(desk):
    come_back(desk, "法规科_科室")
    (file,) = (desk.parent / "回收").glob("*法规科*")
    book = opened(file)
    sheet = book["问题整改台账"]
    headings = [cell.value for cell in sheet[1]]
    at = next(row for row in range(2, 20) if str(sheet.cell(row, 1).value or "").startswith("WT"))
    sheet.cell(at, 1 + headings.index("整改措施")).value = None
    sheet.cell(at, 1 + headings.index("办结日期")).value = "月底"
    typed(book, file)
    main(["collect", "--into", str(desk), "--again-by", "2013-01-09"])
    taken = [e for e in registered_steps(desk.parent, SANJIE.name) if e.key.unit == "法规科"]
    back = [each for each in taken if each.step is Step.SEND_BACK and not each.key.booklet]
    assert len(back) == 1 and str(back[0].due) == "2013-01-09"
    assert f"“问题整改台账”第{at}行“整改措施”" in back[0].why
    assert f"“问题整改台账”第{at}行“办结日期”" in back[0].why


def test_a_cover_that_declares_nothing_new_is_a_report_and_says_so(desk):
    come_back(desk, "计财科")
    (file,) = (desk.parent / "回收").glob("*计财科*")
    book = opened(file)
    cover = book["封面"]
    cells = {str(cell.value).strip(): cell for row in cover for cell in row if cell.value}
    ticked = cells["本期无新增"]
    row = next(
        r for r in range(1, 60) if cover.cell(r, cells["台账"].column).value == "调研报告登记"
    )
    cover.cell(row, ticked.column).value = "√"
    typed(book, file)
    main(["collect", "--into", str(desk)])
    taken = registered_steps(desk.parent, SANJIE.name)
    (came,) = [each for each in taken if each.step is Step.RECEIVE and each.key.unit == "计财科"]
    assert came.nothing_new == {"调研报告登记": "本期无新增"}


def test_what_has_not_come_yet_is_not_sent_back_nor_an_earlier_batch_spoken_of(desk, capsys):
    back = ["collect", "--into", str(desk), "--why", "没报来", "--return", "人教科"]
    assert main(back) != 0
    assert f"人教科{BATCH}台账还没有报来，没有可退回的。" in capsys.readouterr().err


def test_of_several_booklets_of_a_unit_the_one_that_is_meant_goes_back(desk, capsys):
    stood = lives(registered_steps(desk.parent, SANJIE.name))
    of_point = next(
        key for key in stood if key.booklet and SubmissionKey(key.batch, key.unit) in stood
    )
    point = of_point.booklet.rpartition("：")[2]
    come_back(desk, f"{of_point.unit}_科室", f"{point}_联系点")
    main(["collect", "--into", str(desk)])
    capsys.readouterr()
    back = ["collect", "--into", str(desk), "--why", "有错", "--return"]
    assert main([*back, of_point.unit]) == 2
    assert f"“{of_point.unit}”报来了2份：" in capsys.readouterr().err
    assert main([*back, f"{of_point.unit}（本单位）"]) == 0
    assert f"已退回{of_point.unit}{of_point.batch}台账" in capsys.readouterr().out
    assert main([*back, point]) == 0
    assert f"已退回{of_point.said}" in capsys.readouterr().out


def test_a_return_goes_back_by_a_word_on_the_command_line(desk, capsys):
    come_back(desk, "人教科")
    main(["collect", "--into", str(desk)])
    capsys.readouterr()
    back = ["collect", "--into", str(desk), "--return", "人教科"]
    assert main([*back, "--why", "第5行执笔人未填；第7行字数未填", "--again-by", "2013-01-09"]) == 0
    said = capsys.readouterr().out
    assert said == (
        f"已退回人教科{BATCH}台账，请于2013-01-09前重报。原因：第5行执笔人未填；第7行字数未填\n"
    )
    assert main([*back, "--why", "又有错"]) == 1
    assert "现为“退回”，不能退回。" in capsys.readouterr().err
    assert main(back) == 1
    assert main(["collect", "--into", str(desk), "--return", "没有科", "--why", "错"]) == 2
    assert "没有“没有科”的报送可以退回。报来了的单位：" in capsys.readouterr().err
    assert main(["collect", "--into", str(desk), "--why", "错"]) == 2
    assert main(["remind", str(desk), "--as-of", "2013-01-10", "--json"]) == 1
    due = json.loads(capsys.readouterr().out)["due"]
    (returned,) = [each for each in due if (each["unit"], each["booklet"]) == ("人教科", "")]
    assert returned["reason"] == "第5行执笔人未填；第7行字数未填"
    assert (returned["last_day"], returned["stage"]) == ("2013-01-09", "退回")
