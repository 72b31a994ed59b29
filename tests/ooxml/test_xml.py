"""XML of parts: no recovery, no entities; what is written is read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.ooxml import xml
from toolkit.ooxml.events import DocumentTypeError
from toolkit.ooxml.events import MarkupError
from toolkit.ooxml.events import is_well_formed
from toolkit.ooxml.events import read_events

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t&<>\"'")
)
ENTITY = b'<!DOCTYPE a [<!ENTITY b "secret">]><a>&b;</a>'


IN_AN_ATTRIBUTE = '<!DOCTYPE a [<!ENTITY b "secret">]><a c="&b;"/>'


@pytest.mark.parametrize(
    "content",
    [
        ENTITY,
        IN_AN_ATTRIBUTE.encode(),
        b"\xef\xbb\xbf<!-- " + b"x" * 9000 + b" -->" + ENTITY,
        IN_AN_ATTRIBUTE.encode("utf-16"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a []><a/>',
        b'<?xml version="1.0" encoding="IBM037"?>' + IN_AN_ATTRIBUTE.encode("cp037"),
    ],
)
def test_a_document_type_is_refused_before_its_entities_are_put_in(content):
    with pytest.raises(xml.XMLSyntaxError):
        xml.parse(content)
    with pytest.raises((DocumentTypeError, MarkupError, ValueError, LookupError)):
        read_events(content)
    assert not is_well_formed(content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_part_in_any_encoding_of_a_package_is_read(encoding):
    assert xml.parse("<a>三解三促</a>".encode(encoding)).text == "三解三促"


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "cp936", "gb2312", "big5", "utf-16-le"])
def test_a_part_in_the_encoding_that_it_names_is_read(encoding):
    said = f'<?xml version="1.0" encoding="{encoding}"?><a>台中</a>'
    assert xml.parse(said.encode(encoding)).text == "台中"


def test_a_part_that_is_not_in_the_encoding_that_it_names_is_refused():
    with pytest.raises(xml.XMLSyntaxError):
        xml.parse(b'<?xml version="1.0" encoding="gb18030"?><a>\xff\xff</a>')


@pytest.mark.parametrize("broken", [b"", b"<a>", b"<a><b></a>", b"<a>&c;</a>", b"<a b=1/>"])
def test_nothing_is_recovered(broken):
    with pytest.raises(xml.XMLSyntaxError):
        xml.parse(broken)
    assert not is_well_formed(broken)


def test_long_texts_and_deep_elements_are_read():
    assert len(xml.parse(b"<a>" + b"x" * 11_000_000 + b"</a>").text) == 11_000_000
    assert xml.parse(b"<a>" * 300 + b"</a>" * 300) is not None


def test_comments_and_instructions_go_if_so_wished():
    part = "<a>甲<!--b--><?c d?></a>"
    assert [len(xml.parse(part)), len(xml.parse(part, comments=False))] == [2, 1]
    assert len(xml.parse(part, comments=False, instructions=False)) == 0


@given(TEXTS, TEXTS)
def test_escaped_text_is_read_as_it_was(text, value):
    (made,) = xml.fragments(f'<b c="{xml.attribute(value)}">{xml.escape(text)}</b>', "urn:a&b")
    assert made.tag == "{urn:a&b}b"
    assert made.get("c") == value.replace("\t", " ")
    assert (made.text or "") == xml.unescape(xml.escape(text)) == text


def test_a_part_is_written_with_the_declaration_of_office_programs():
    root = xml.parse('<?xml version="1.0"?><甲 乙="丙"/>')
    assert xml.serialise(root).decode() == f'{xml.DECLARATION}<甲 乙="丙"/>'


def test_a_child_comes_where_the_schema_wants_it():
    root = xml.parse('<a xmlns="urn:a" xmlns:o="urn:o"><!--x--><one/><o:three/><four/></a>')
    for name in ("three", "two", "five"):
        new = etree.Element(f"{{urn:a}}{name}")
        xml.insert_in_order(root, new, ["one", "two", "three", "four", "five"])
    names = [each.tag for each in root if xml.local(each)]
    assert names == [
        *(f"{{urn:a}}{name}" for name in ("one",)),
        "{urn:o}three",
        *(f"{{urn:a}}{name}" for name in ("two", "three", "four", "five")),
    ]
    assert (
        xml.child(root, "three").tag == "{urn:a}three" and len(list(xml.children(root, "one"))) == 1
    )


def test_events_tell_names_as_lxml_writes_them():
    told = []
    content = '<x:a xmlns:x="urn:a" x:b="1" c="2">甲&amp;乙<d/></x:a>'.encode()
    read_events(content, lambda *it: told.append(it), told.append, told.append)
    assert told == [
        ("{urn:a}a", {"{urn:a}b": "1", "c": "2"}),
        "甲&乙",
        ("d", {}),
        "d",
        "{urn:a}a",
    ]


def test_signs_that_xml_cannot_hold_are_left_out_of_an_attribute():
    assert xml.attribute('甲\x00"\n\ufffe乙') == "甲&quot;&#10;乙"


def test_what_is_escaped_is_read_again():
    assert xml.unescape(xml.escape("1 < 2 & 3 > 2")) == "1 < 2 & 3 > 2"
    assert xml.escape("<&>") == "&lt;&amp;&gt;"


def test_the_attribute_of_kept_blanks_is_xml_s_own():
    assert xml.parse('<a xml:space="preserve"/>').get(xml.SPACE) == "preserve"
