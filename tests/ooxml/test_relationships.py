"""Relationships, content types and ids: matched by namespace and parent, whatever the prefix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit.ooxml.archive import archive
from toolkit.ooxml.content_types import ContentTypes
from toolkit.ooxml.ids import highest_drawing
from toolkit.ooxml.ids import unused
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import EXTENDED_PROPERTIES
from toolkit.ooxml.relationships import Relationships
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import reachable
from toolkit.ooxml.relationships import relationships_of
from toolkit.ooxml.relationships import relationships_part

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KEYS = st.lists(
    st.one_of(
        st.integers(1, 9).map("rId{}".format),
        st.from_regex(r"[rR][iI]?[dD]?[0-9a-z]{0,3}", fullmatch=True),
    ),
    unique_by=str.lower,
)
PREFIXES = st.sampled_from(["", "r", "rel", "ns0", "pkg"])


def part(keys, prefix="", kind="urn:k", target="a.xml") -> bytes:
    mark = f"{prefix}:" if prefix else ""
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    each = "".join(
        f'<{mark}Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key in keys
    )
    return f'<{mark}Relationships {declared}="{SPACE}">{each}</{mark}Relationships>'.encode()


@given(KEYS, PREFIXES, st.integers(1, 5))
def test_an_added_relationship_never_clashes(keys, prefix, times):
    all_of_them = Relationships(part(keys, prefix), "xl/workbook.xml")
    assert [each.key for each in all_of_them] == keys
    added = [all_of_them.add("urn:k", "b.xml") for _ in range(times)]
    again = Relationships(all_of_them.content(), "xl/workbook.xml")
    lowered = [each.key.lower() for each in again]
    assert len(set(lowered)) == len(lowered) == len(keys) + times
    assert [each.key for each in again] == [*keys, *added]


def test_only_elements_of_the_namespace_beneath_the_root_are_relationships():
    content = f"""<r:Relationships xmlns:r="{SPACE}" xmlns:o="urn:other">
      <!-- <r:Relationship Id="rId9" Type="urn:k" Target="a.xml"/> -->
      <o:Relationship Id="rId8" Type="urn:k" Target="a.xml"/>
      <o:more><r:Relationship Id="rId7" Type="urn:k" Target="a.xml"/></o:more>
      <r:Relationship Id="rId1" Type="urn:k" Target="http://a/" TargetMode="External"/>
    </r:Relationships>""".encode()
    (only,) = Relationships(content, "")
    assert (only.key, only.target, only.external) == ("rId1", "http://a/", True)


@pytest.mark.parametrize(
    ("owner", "target", "meant"),
    [
        ("xl/workbook.xml", "worksheets/s 1.xml", "xl/worksheets/s 1.xml"),
        ("xl/workbook.xml", "worksheets/s%201.xml", "xl/worksheets/s 1.xml"),
        ("xl/workbook.xml", "/xl/worksheets/s 1.xml", "xl/worksheets/s 1.xml"),
        ("xl/workbook.xml", "worksheets\\s 1.xml", "xl/worksheets/s 1.xml"),
        ("xl/worksheets/s 1.xml", "../media/i.png", "xl/media/i.png"),
        ("xl/worksheets/s 1.xml", "../../../../etc/passwd", "etc/passwd"),
    ],
)
def test_targets_are_parts_of_the_package(owner, target, meant):
    package = Package(
        archive(
            {"xl/worksheets/s 1.xml": b"", relationships_part(owner): part(["a"], target=target)}, 6
        )
    )
    assert list(relationships_of(package, owner).targets(package)) == [("a", "urn:k", meant)]


def test_kinds_are_known_in_both_spellings_and_no_others():
    package = Package(archive({"a.xml": b""}, 6))
    for kind in office("worksheet"):
        found = Relationships(part(["a"], kind=kind), "")
        assert found.of_kind(office("worksheet"), package) == [("a", "a.xml")]
    assert office("extended-properties")[0] == EXTENDED_PROPERTIES[0]
    stranger = Relationships(part(["a"], kind="urn:x/worksheet"), "")
    assert stranger.of_kind(office("worksheet"), package) == []


def test_what_relationships_lead_to_is_reachable():
    package = Package(
        archive(
            {
                "_rels/.rels": part(["a"], target="one.xml"),
                "_rels/one.xml.rels": part(["a", "b"], target="two.xml"),
                "_rels/two.xml.rels": part(["a"], target="ONE.xml"),
                "_rels/three.xml.rels": part(["a"], target="missing.xml"),
                "_rels/ONE.xml.rels.bak": b"",
                "one.xml": b"",
                "two.xml": b"",
                "three.xml": b"",
            },
            6,
        )
    )
    assert reachable(package) == {"one.xml", "two.xml"}
    package.put("_rels/two.xml.rels", part(["a"], target="three.xml"))
    assert reachable(package) == {"one.xml", "two.xml", "three.xml"}


def test_what_lies_outside_is_no_part():
    content = part(["a"], target="a.xml").replace(b"/>", b' TargetMode="External"/>')
    package = Package(archive({"a.xml": b""}, 6))
    assert list(Relationships(content, "").targets(package)) == []


def test_new_relationships_point_from_their_owner():
    made = Relationships(None, "xl/worksheets/sheet1.xml")
    assert made.add_part("urn:k", "xl/comments1.xml") == "rId1"
    assert made.add("urn:k", "a.xml", key="rIdRibbon") == "rIdRibbon"
    assert made.add("urn:k", "b.xml") == "rId3"
    made.remove("rId1")
    made.remove("rId3")
    assert [(each.key, each.target) for each in made] == [("rIdRibbon", "a.xml")]
    root = etree.fromstring(made.content())
    assert root.tag == f"{{{SPACE}}}Relationships"


@given(PREFIXES)
def test_types_of_parts_are_stated_once(prefix):
    mark, declared = (f"{prefix}:", f"xmlns:{prefix}") if prefix else ("", "xmlns")
    types = ContentTypes(
        f"""<{mark}Types {declared}="{TYPES}" xmlns:o="urn:o"><o:Default Extension="png" ContentType="no"/>
        <{mark}Default Extension="XML" ContentType="application/xml"/>
        <{mark}Override PartName="/xl/A.xml" ContentType="urn:a"/></{mark}Types>""".encode()
    )
    assert (types.of("xl/a.xml"), types.of("b.xml"), types.of("c.png")) == (
        "urn:a",
        "application/xml",
        "",
    )
    types.state("xl/a.xml", "urn:b")
    types.state("b.xml", "application/xml")
    types.state_extension("png", "image/png")
    types.state_extension("PNG", "image/other")
    again = ContentTypes(types.content())
    assert (again.of("xl/a.xml"), again.of("c.PNG")) == ("urn:b", "image/png")
    assert types.content().count(b"PartName") == 1
    again.forget("XL/a.xml")
    assert again.of("xl/a.xml") == "application/xml"


def test_unused_names_know_no_case():
    assert unused("rId{}", {"RID1", "rid2"}) == "rId3"
    assert unused("rId{}", set(), 7) == "rId7"


def test_drawings_are_counted_under_any_prefix():
    parts = [
        b'<wp:docPr id="3" name="a"/>',
        b"<x:docPr name='b' id = '12'/>",
        b'<docPr anid="99"/>',
    ]
    assert highest_drawing(parts) == 12 and highest_drawing([]) == 0


def test_what_a_relationship_leaves_out_is_empty():
    (bare,) = Relationships(
        f"<Relationships xmlns='{SPACE}'><Relationship/></Relationships>".encode(), ""
    )
    assert (bare.key, bare.kind, bare.target, bare.external) == ("", "", "", False)


def test_a_type_that_is_not_stated_is_empty():
    types = (
        f"<Types xmlns='{TYPES}'><Override PartName='/a.xml'/><Default Extension='png'/></Types>"
    )
    read = ContentTypes(types.encode())
    assert (read.of("a.xml"), read.of_extension("png"), read.of("b.bin")) == ("", "", "")
