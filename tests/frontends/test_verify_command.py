"""taizhang verify: what became of each number of a paper that people edited, and what they typed."""

import json

import docx
import pytest
from docx.oxml.ns import qn

from tests.workplace import signing_desk
from tests.workplace.signing_desk import BULLETIN
from tests.workplace.signing_desk import replaced
from toolkit.frontends.cli import main
from toolkit.ooxml.package import Package


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    return signing_desk.make(tmp_path_factory.mktemp("核") / "台 账")


@pytest.fixture
def paper(drafted, tmp_path):
    copy = tmp_path / "改.docx"
    copy.write_bytes((drafted / "公文" / BULLETIN).read_bytes())
    return copy


@pytest.fixture
def verified(capsys):
    def run(paper, *more):
        capsys.readouterr()
        status = main(["verify", str(paper), *more, "--json"])
        return json.loads(capsys.readouterr().out) | {"status": status}

    return run


def changed(said):
    return [
        (each["name"], each["drafted"], each["said"], each["state"])
        for each in said["figures"]
        if each["state"] != "未变"
    ]


def held(verified, paper):
    """What the draft says of the receptions."""
    return next(each["said"] for each in verified(paper)["figures"] if each["name"] == "接访场次")


def bookmarked(document, name):
    """The start of the first bookmark of a figure, and the texts till its end."""
    start = next(
        each
        for each in document.element.body.iter(qn("w:bookmarkStart"))
        if each.get(qn("w:name")).startswith(f"_tz_{name}_")
    )
    texts = []
    for each in start.itersiblings():
        if each.tag == qn("w:bookmarkEnd"):
            return start, each, texts
        texts += each.iter(qn("w:t"))
    raise AssertionError(name)


def test_a_paper_of_which_nobody_changed_a_number_is_unchanged(verified, paper, drafted):
    assert verified(paper)["status"] == 0  # -- words that people wrote have no number --
    untouched = drafted / "公文" / "表扬通报.docx"
    said = verified(untouched, "--book", str(drafted / signing_desk.BOOK))
    assert (said["status"], changed(said), said["others"], said["tables"]) == (0, [], [], [])
    assert len(said["figures"]) > 3


@pytest.mark.parametrize("form", ["{}", "{} ", "０{}"])
def test_another_way_to_write_a_number_is_no_change(verified, paper, form):
    number = held(verified, paper)
    replaced(paper, f"开展接访{number}场", f"开展接访{form.format(number)}场")
    assert changed(verified(paper)) == []


def test_a_number_changed_by_hand_is_told_and_so_is_the_table_that_says_another(verified, paper):
    number = held(verified, paper)
    replaced(paper, f"开展接访{number}场", f"开展接访{number}0场")
    said = verified(paper)
    assert said["status"] == 1
    assert changed(said) == [("接访场次", number, f"{number}0", "人改动")]
    assert [each for each in said["tables"] if "“接访场次”前后不一致" in each]


def test_digits_typed_beside_the_bookmark_belong_to_the_number(verified, paper):
    document = docx.Document(str(paper))
    _, end, (text, *_) = bookmarked(document, "接访场次")
    number = text.text
    end.getnext().find(qn("w:t")).text = "5" + end.getnext().find(qn("w:t")).text
    document.save(str(paper))
    assert changed(verified(paper)) == [("接访场次", number, f"{number}5", "人改动")]


def test_a_bookmark_that_went_with_its_number_is_looked_up_in_its_sentence(verified, paper):
    document = docx.Document(str(paper))
    start, end, (text, *_) = bookmarked(document, "接访场次")
    number, text.text = text.text, "七"
    for each in (start, end):
        each.getparent().remove(each)
    document.save(str(paper))
    assert changed(verified(paper)) == [("接访场次", number, "七", "人改动")]


def test_a_bookmark_that_went_while_its_number_stays_is_unchanged(verified, paper):
    document = docx.Document(str(paper))
    for each in bookmarked(document, "接访场次")[:2]:
        each.getparent().remove(each)
    document.save(str(paper))
    assert changed(verified(paper)) == []


def test_a_number_that_was_taken_out_is_lost(verified, paper):
    document = docx.Document(str(paper))
    start, _, _ = bookmarked(document, "接访场次")
    paragraph = start.getparent()
    paragraph.getparent().remove(paragraph)
    document.save(str(paper))
    states = {name: state for name, _, _, state in changed(verified(paper))}
    assert states["接访场次"] == "丢失"


def test_numbers_that_people_type_are_told_with_their_sentence_and_dates_of_the_paper_are_not(
    verified, paper
):
    replaced(
        paper, signing_desk.WORK, f"{signing_desk.WORK}截至2012年12月31日，为农户解决三件难事。"
    )
    (typed,) = [each for each in verified(paper)["others"] if each["number"] == "三"]
    assert typed["sentence"] == "截至2012年12月31日，为农户解决三件难事。"


@pytest.mark.parametrize(
    ("name", "old", "new", "before"),
    [
        ("表扬通报.docx", "第四部分", "第六部分", "四"),
        (BULLETIN, "取一位小数", "取三位小数", "一"),
        (BULLETIN, "合计为100%", "合计为九十九点", "100%"),
    ],
    ids=["an ordinal", "before no unit that is known", "in the place of digits"],
)
def test_a_numeral_typed_over_a_number_is_told_whatever_stands_behind_it(
    verified, drafted, tmp_path, name, old, new, before
):
    paper = tmp_path / "改.docx"
    paper.write_bytes((drafted / "公文" / name).read_bytes())
    had = verified(paper)["others"]
    replaced(paper, old, new)
    (typed,) = [each for each in verified(paper)["others"] if each not in had]
    assert typed["number"] in new
    assert typed["before"] == before


def test_counting_the_points_of_a_paragraph_is_no_number(verified, paper):
    had = verified(paper)["others"]
    replaced(paper, signing_desk.WORK, f"第一，{signing_desk.WORK}第二，走访到户，统一登记。")
    assert verified(paper)["others"] == had


def test_a_row_taken_out_of_the_annex_is_told_with_the_sums_that_do_not_fit_any_more(
    verified, paper
):
    document = docx.Document(str(paper))
    table = next(each for each in document.tables if len(each.columns) > 9)
    table._tbl.remove(table.rows[1]._tr)
    document.save(str(paper))
    said = verified(paper)
    assert [each for each in said["tables"] if each.startswith("附表少了一行：1　")]
    assert [each for each in said["tables"] if "“下基层天数”合计写" in each]


def test_a_ledger_that_changed_since_is_told_with_what_it_gives_now(verified, paper, tmp_path):
    rows = signing_desk.clean_rows()
    rows["接访场次"].pop()
    book = signing_desk.write_book(tmp_path, rows)
    number = int(held(verified, paper))
    said = verified(paper, "--book", str(book))
    (each,) = [each for each in said["figures"] if each["name"] == "接访场次"]
    assert (each["state"], each["said"], each["now"]) == ("台账已变", str(number), str(number - 1))
    replaced(paper, f"开展接访{number}场", f"开展接访{number + 1}场")
    said = verified(paper, "--book", str(book))
    (each,) = [each for each in said["figures"] if each["name"] == "接访场次"]
    assert each["state"] == "人改动、台账已变"


def test_what_is_none_of_ours_is_refused_in_a_sentence(tmp_path, capsys):
    other = tmp_path / "别的.docx"
    docx.Document().save(str(other))
    assert main(["verify", str(other)]) == 2
    assert "没有生成时的记录" in capsys.readouterr().err
    other.write_bytes(b"PK")
    assert main(["verify", str(other)]) == 2


@pytest.mark.parametrize("old", ["2012-12-31", "统计截止日", "文种"])
def test_a_record_that_somebody_spoilt_is_refused_in_a_sentence(paper, capsys, old):
    package = Package(paper.read_bytes())
    (record,) = [each for each in package.names() if each == "customXml/item1.xml"]
    markup = package.read(record).decode()
    assert old in markup
    package.put(record, markup.replace(old, "某某").encode())
    paper.write_bytes(package.content(1))
    book = paper.parent / "没有.xlsx"
    assert main(["verify", str(paper), "--book", str(book)]) == 2
    assert "没有生成时的记录" in capsys.readouterr().err
