"""The exit gate reads every text of a file that goes out, wherever a file can hold one."""

import datetime as dt
import io
import random
import zipfile
from urllib.parse import quote

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from judge import disguises
from judge import leaks
from tests.drawn import sheets_of
from toolkit.activities.sanjie import SANJIE
from toolkit.declare.outcome import Place
from toolkit.usecases.validate import case_of
from toolkit.workplace.exit_gate import Gate
from toolkit.workplace.exit_gate import UncheckableError
from toolkit.workplace.exit_gate import let_pass

MIDNIGHT = dt.datetime(2012, 3, 14)  # noqa: DTZ001 - as Excel has it
NAME, PHONE = "赵馥玥", "13912340001"
DRAWING = f"""
人员名册
| 人员编号 | 姓名   |
| RY001    | 石磊   |

来访事项
| 事项号 | 来访时间 | 信访人 | 电话 |
| SX-2012-001 | 4月10日 | {NAME} | {PHONE} |
| SX-2012-002 | 4月10日 | 石磊 | |
"""


def gate():
    sheets = sheets_of(DRAWING)
    return Gate(case_of("画.xlsx", sheets, SANJIE, dt.date(2012, 12, 31)), sheets)


def checked(content, tmp_path, name="发出.xlsx", **more):
    path = tmp_path / name
    path.write_bytes(content)
    return gate().check(path, **more)


def workbook(change):
    book = openpyxl.Workbook()
    book.active.title = "问题"
    change(book, book.active)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def document(change):
    paper = docx.Document()
    change(paper)
    saved = io.BytesIO()
    paper.save(saved)
    return saved.getvalue()


def with_part(content, name, part):
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr(name, part)
    return packed.getvalue()


def put(cell, value):
    return lambda _book, sheet: sheet.__setitem__(cell, value)


def hidden_sheet(book, _sheet):
    other = book.create_sheet("底稿")
    other.sheet_state = "veryHidden"
    other["B7"] = f"访{NAME}"


def hidden_row(_book, sheet):
    sheet["A9"] = NAME
    sheet.row_dimensions[9].hidden = True


def validation(_book, sheet):
    rule = DataValidation(type="list", formula1='"甲,乙"', promptTitle="提示", prompt=f"问{NAME}")
    rule.add("A1")
    sheet.add_data_validation(rule)


def chart(_book, sheet):
    shown = BarChart()
    shown.title = f"{NAME}的件数"
    sheet.add_chart(shown, "C3")


def hyperlink(_book, sheet):
    sheet["A1"] = "看"
    sheet["A1"].hyperlink = f"https://example.invalid/?who={NAME}"


IN_WORKBOOKS = {
    "text": (put("B3", f"据{NAME}说"), "“问题”B3"),
    "blanks in it": (put("B3", "赵 馥\n玥"), "“问题”B3"),
    "formula": (put("C2", f'="{NAME}"&"等"'), "“问题”C2"),
    "number": (put("C2", int(PHONE)), "“问题”C2"),
    "telephone in words": (put("C2", "电话139-1234-0001。"), "“问题”C2"),
    "hidden sheet": (hidden_sheet, "“底稿”B7"),
    "hidden row": (hidden_row, "“问题”A9"),
    "comment": (lambda _b, s: setattr(s["A1"], "comment", Comment(f"问{NAME}", "办")), "批注"),
    "comment's author": (lambda _b, s: setattr(s["A1"], "comment", Comment("问", NAME)), "批注"),
    "header": (lambda _b, s: setattr(s.oddHeader.center, "text", f"{NAME}专卷"), "“问题”工作表"),
    "sheet's name": (lambda b, _s: b.create_sheet(NAME), "工作表名"),
    "defined name": (
        lambda b, _s: b.defined_names.add(DefinedName(NAME, attr_text="1")),
        "工作表名",
    ),
    "property": (lambda b, _s: setattr(b.properties, "keywords", NAME), "文档属性"),
    "prompt": (validation, "“问题”工作表"),
    "chart": (chart, "图表第1段"),
    "link": (hyperlink, "链接地址"),
}


@pytest.mark.parametrize("place", IN_WORKBOOKS)
def test_a_workbook_is_read_through(place, tmp_path):
    change, where = IN_WORKBOOKS[place]
    found = checked(workbook(change), tmp_path)
    assert found.hits and where in {hit.where.partition("、")[0] for hit in found.hits}
    assert {hit.cells[0].cell for hit in found.hits} <= {"C2", "D2"}
    assert NAME not in repr(found) and PHONE not in repr(found)
    assert NAME not in found.sentence("某.xlsx")


def split_runs(paper):
    paragraph = paper.add_paragraph("据")
    for part in NAME:
        paragraph.add_run(part).bold = part == NAME[1]


def field(paper):
    run = paper.add_paragraph("看").add_run()
    for part in (f'HYPERLINK "mailto:{NAME[:1]}', f'{NAME[1:]}@example.invalid"'):
        run._r.append(
            parse_xml(
                f"<w:instrText {nsdecls('w')}>{part.replace(chr(34), '&quot;')}</w:instrText>"
            )
        )


def deleted(paper):
    markup = f'<w:del {nsdecls("w")} w:id="1" w:author="办"><w:r><w:delText>{NAME}</w:delText></w:r></w:del>'
    paper.add_paragraph("删")._p.append(parse_xml(markup))


def deleted_between(paper):
    paragraph = paper.add_paragraph(NAME[:1])
    markup = (
        f'<w:del {nsdecls("w")} w:id="1" w:author="办"><w:r><w:delText>某</w:delText></w:r></w:del>'
    )
    paragraph._p.append(parse_xml(markup))
    paragraph.add_run(NAME[1:])


def text_box(paper):
    markup = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{NAME}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    paper.add_paragraph("框")._p.append(parse_xml(markup))


IN_DOCUMENTS = {
    "paragraph": lambda p: p.add_paragraph(f"据{NAME}反映"),
    "runs": split_runs,
    "table": lambda p: setattr(p.add_table(1, 1).cell(0, 0), "text", NAME),
    "header": lambda p: setattr(p.sections[0].header.paragraphs[0], "text", NAME),
    "footer": lambda p: setattr(p.sections[0].footer.paragraphs[0], "text", f"电话{PHONE}"),
    "comment": lambda p: p.add_comment(p.add_paragraph("注").add_run("注"), text=NAME),
    "comment's author": lambda p: p.add_comment(p.add_paragraph("注").add_run("注"), author=NAME),
    "property": lambda p: setattr(p.core_properties, "subject", NAME),
    "field": field,
    "deleted": deleted,
    "around what is deleted": deleted_between,
    "text box": text_box,
    "bookmark": lambda p: p.add_paragraph("标")._p.append(
        parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="{NAME}"/>')
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", IN_DOCUMENTS)
def test_a_paper_is_read_through(place, tmp_path):
    found = checked(document(IN_DOCUMENTS[place]), tmp_path, "通知.docx")
    assert found.hits
    assert NAME not in repr(found) and NAME not in found.sentence("通知.docx")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("customXml/item9.xml", f"<a><b c='{NAME}'/></a>".encode()),
        ("customXml/item9.xml", f"<a>{NAME}</a>".encode("utf-16")),
        ("word/footnotes9.xml", f"<a><!-- {NAME} --></a>".encode()),
        ("xl/drawings/vmlDrawing9.vml", "<xml><br><div>赵<b>馥玥</b></div></xml>".encode()),
        ("xl/embeddings/表.xlsx", workbook(put("A1", NAME))),
        ("word/media/image9.png", b"\x89PNG\r\n" + f"Author {NAME}".encode()),
        (f"xl/media/{NAME}.png", b"\x89PNG"),
    ],
)
def test_parts_of_any_kind_are_read(name, part, tmp_path):
    assert checked(with_part(workbook(put("A1", "无事")), name, part), tmp_path).hits


def test_the_file_s_own_name_is_read(tmp_path):
    (hit,) = checked(workbook(put("A1", "无事")), tmp_path, f"{NAME}_台账.xlsx").hits
    assert hit.where == "文件名"
    assert gate().check(tmp_path / f"{NAME}_台账.xlsx", name="甲_台账.xlsx").hits == ()


def test_files_in_an_archive_are_read(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("甲.xlsx", workbook(put("B3", NAME)))
        archive.writestr("说明.txt", "无事")
    (hit, *_) = checked(packed.getvalue(), tmp_path, "分册.zip").hits
    assert hit.where.startswith("压缩包内第1个文件")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{NAME}.txt", "无事")
    assert checked(packed.getvalue(), tmp_path, "分册.zip").hits


def test_what_cannot_be_searched_does_not_go_out(tmp_path):
    for content in (b"PK\3\4broken", b"no package"):
        with pytest.raises(UncheckableError, match="没有发出"):
            checked(content, tmp_path)


def names_in_neighbours(book, sheet):
    sheet.append(["据", NAME[0], NAME[1:], "反映"])


def names_below(book, sheet):
    for row, sign in enumerate(NAME, start=5):
        sheet.cell(row, 3).value = sign


def digits_in_neighbours(book, sheet):
    sheet.append([int(PHONE[:3]), PHONE[3:7], PHONE[7:]])


def with_a_fraction(book, sheet):
    sheet["C2"] = int(PHONE) + 0.5


@pytest.mark.parametrize(
    "change", [names_in_neighbours, names_below, digits_in_neighbours, with_a_fraction]
)
def test_what_is_spread_over_cells_is_read_together(change, tmp_path):
    found = checked(workbook(change), tmp_path)
    assert found.hits and found.sentence("甲.xlsx").startswith("《甲.xlsx》没有发出：“问题”")


def two_paragraphs(paper):
    paper.add_paragraph(f"据群众{NAME[0]}")
    paper.add_paragraph(f"{NAME[1:]}反映")


def two_cells(paper):
    for cell, text in zip(paper.add_table(1, 2).rows[0].cells, (NAME[:2], NAME[2:]), strict=True):
        cell.text = text


@pytest.mark.parametrize("change", [two_paragraphs, two_cells])
def test_what_is_spread_over_paragraphs_is_read_together(change, tmp_path):
    (hit,) = checked(document(change), tmp_path, "通知.docx").hits
    assert hit.where == "正文相邻的几段"


def test_neighbours_that_make_a_name_by_chance_are_let_go(tmp_path):
    def rows(_book, sheet):
        sheet.append(["前赵", "馥玥小区", "小赵"])
        sheet.append([139, 1234, 1])

    assert checked(workbook(rows), tmp_path).hits == ()


def test_a_link_is_read_as_it_is_shown(tmp_path):
    def linked(_book, sheet):
        sheet["A1"].hyperlink = f"https://example.invalid/?who={quote(NAME)}"

    assert checked(workbook(linked), tmp_path).hits


def test_raw_numbers_are_nobody_s(tmp_path):
    def numbers(_book, sheet):
        sheet.append([13712345678, 0.13912340001, 139123400019, 41009.5, 20120410])
        sheet.row_dimensions[3].height = 13.9123

    assert checked(workbook(numbers), tmp_path).hits == ()


def test_what_a_directory_names_is_let_pass_and_listed(tmp_path):
    found = checked(workbook(put("B3", "石磊")), tmp_path)
    assert found.hits == () and found.sentence("甲.xlsx") == ""
    (known,) = found.known
    assert known.where == "工作表B3" and str(known.known_at) == "人员名册!B2"


def test_each_reason_to_let_pass_is_told_once_with_who_says_it(tmp_path):
    def twice(_book, sheet):
        sheet["B3"], sheet["C4"] = "石磊", "由石磊办"

    said = let_pass({"甲.xlsx": checked(workbook(twice), tmp_path)})
    assert said == (
        "与台账“来访事项”C3相同，人员名册!B2（姓名）也写着，没有拦下：《甲.xlsx》工作表B3等2处。",
    )


def test_the_form_s_examples_are_no_secret_of_one_who_is_called_so(tmp_path):
    sheets = sheets_of(DRAWING.replace(NAME, "张三"))
    own = Gate(case_of("画.xlsx", sheets, SANJIE, dt.date(2012, 12, 31)), sheets)
    path = tmp_path / "甲.xlsx"
    path.write_bytes(workbook(put("A2", "示例：张三")))
    assert own.check(path).hits == ()
    path.write_bytes(workbook(put("A2", "示例：张三反映")))
    assert own.check(path).hits


def test_a_hit_names_the_outgoing_place_and_the_ledger_s_cell(tmp_path):
    found = checked(workbook(put("B3", NAME)), tmp_path)
    assert str(found.hits[0]) == "“问题”B3有受限内容，见台账“来访事项”C2"
    assert found.sentence("甲.xlsx").startswith(
        "《甲.xlsx》没有发出：“问题”B3有受限内容，见台账“来访事项”C2。"
    )


def test_a_restricted_paper_carries_its_own_petitioner_and_no_other(tmp_path):
    content = document(lambda p: p.add_paragraph(f"来访人{NAME}，电话{PHONE}"))
    own, other = Place("来访事项", 2, "事项号", "A2"), Place("来访事项", 3, "事项号", "A3")
    found = checked(content, tmp_path, "登记.docx", carried=[own])
    assert found.hits == () and len(found.known) == 2
    assert len(checked(content, tmp_path, "登记.docx", carried=[other]).hits) == 2


def test_the_office_s_telephone_in_its_template_may_stay(tmp_path):
    content = document(lambda p: p.add_paragraph("联系电话：13700001111"))
    form = tmp_path / "模板.docx"
    form.write_bytes(content)
    assert checked(content, tmp_path, "通知.docx").hits
    assert checked(content, tmp_path, "通知.docx", form=form).hits == ()
    form.write_bytes(document(lambda p: p.add_paragraph(NAME)))
    assert checked(form.read_bytes(), tmp_path, "通知.docx", form=form).hits


def test_the_form_s_own_words_are_no_secret_even_of_a_petitioner_of_that_name(tmp_path):
    sheets = sheets_of(DRAWING.replace(NAME, "夜间异味扰民"))  # -- an example of the ledger --
    own = Gate(case_of("画.xlsx", sheets, SANJIE, dt.date(2012, 12, 31)), sheets)
    path = tmp_path / "甲.xlsx"
    path.write_bytes(workbook(put("B2", "夜间异味扰民")))
    assert own.check(path).hits == ()


def test_nothing_planted_is_told_or_let_out_and_no_clean_file_is_kept_back():
    said = leaks.figures(random.Random(9).randrange(10**6), 200)
    assert said["tokens"] >= 200 and said["files"] >= 20 and said["files kept back"]
    assert said["told"] == said["tokens let out"] == 0


def test_no_disguise_comes_out_and_no_clean_file_is_kept_back():
    said = disguises.figures(random.Random(11).randrange(10**6), 8)
    assert said["tokens"] == 40 and said["clean files"] == 8 and said["typed into options"] > 5
    assert said["let out"] == said["kept back"] == said["told"] == 0


def test_no_file_of_the_clean_sample_is_kept_back():
    said = leaks.clean_figures(1)
    assert said["files"] >= 20 and said["files kept back"] == 0


@pytest.mark.deep
def test_nothing_of_two_thousand_tokens_comes_out():
    for seed in range(3):
        said = leaks.figures(seed, 2000)
        assert said["tokens"] >= 2000 and said["told"] == said["tokens let out"] == 0
        assert said["values in the gate's own words"] == 0


@pytest.mark.deep
def test_nothing_of_two_thousand_disguised_tokens_comes_out():
    for seed in range(7):
        said = disguises.figures(seed)
        assert said["tokens"] >= 300 and said["let out"] == said["kept back"] == said["told"] == 0


def one_of_many(left, right):
    """A workbook as a distribution writes them: two texts in neighbouring cells."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"created": MIDNIGHT})
        book.add_worksheet("问题").write_row(0, 0, [left, right])
    return written.getvalue()


def test_a_sheet_that_many_files_have_is_read_again_where_it_shows_other_texts(tmp_path):
    """Sheets that came before are not read anew; their texts stand in another part, which may differ."""
    path, one_gate = tmp_path / "发出.xlsx", gate()
    for number in range(4):
        path.write_bytes(one_of_many("甲厂" * 9, f"第{number % 2}件"))
        assert one_gate.check(path).hits == ()
    clean, dirty = (zipfile.ZipFile(io.BytesIO(one_of_many(*each))) for each in TWO)
    assert clean.read("xl/worksheets/sheet1.xml") == dirty.read("xl/worksheets/sheet1.xml")
    path.write_bytes(one_of_many(*TWO[1]))
    (hit,) = one_gate.check(path).hits
    assert hit.where.startswith("“问题”")


TWO = (("甲厂" * 9, "第0件"), (NAME[:2], NAME[2:]))


def test_texts_that_were_clear_once_are_not_let_pass_in_another_place(tmp_path):
    path, one_gate = tmp_path / "发出.xlsx", gate()
    for words in (("玥", "赵馥"), ("赵馥", "张"), ("玥", "赵馥")):
        path.write_bytes(one_of_many(*words))
        assert one_gate.check(path).hits == ()
    path.write_bytes(one_of_many("赵馥", "玥"))
    assert one_gate.check(path).hits


def test_a_second_part_of_strings_is_read_as_well_as_the_first(tmp_path):
    content = one_of_many("甲厂", "排口")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    other = strings.replace("甲厂", NAME)
    assert checked(with_part(content, "xl/sharedStrings2.xml", other), tmp_path).hits
