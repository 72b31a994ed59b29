"""Threads of comments: a cell that has one gets a reply, since Excel shows no note there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.ooxml.namespaces import THREADED_COMMENTS
from toolkit.ooxml.references import address
from toolkit.ooxml.relationships import PERSON
from toolkit.ooxml.relationships import THREADED_COMMENT
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.workbooks.patching.parts import Relations
    from toolkit.workbooks.patching.workbook import Workbook

_PEOPLE = "application/vnd.ms-excel.person+xml"


def reply(
    workbook: Workbook,
    relations: Relations,
    sheet: str,
    notes: Mapping[tuple[int, int], str],
    author: str,
) -> None:
    """Reply to the threads at the cells of `notes`; other cells are left alone."""
    part = relations.first(THREADED_COMMENT)
    if part is None or not workbook.package.has(part):
        return
    root = parse(workbook.package.read(part), part)
    last = {each.get("ref"): each for each in children(root, "threadedComment")}
    replied = {address(*place): text for place, text in notes.items() if address(*place) in last}
    if not replied:
        return
    person = _person(workbook, author)
    for reference, text in sorted(replied.items()):
        before = last[reference]
        answer = _answer(before, person, f"{sheet}!{reference}#{len(root)}")
        etree.SubElement(answer, namespace(before) + "text").text = text
        before.addnext(answer)
    workbook.package.put(part, serialise(root))


def withdraw(workbook: Workbook, relations: Relations, author: str) -> set[str]:
    """Take out the author's replies; the addresses of the cells that had one."""
    part = relations.first(THREADED_COMMENT)
    if part is None or not workbook.package.has(part):
        return set()
    known = _people_called(workbook, author)
    root = parse(workbook.package.read(part), part)
    comments = children(root, "threadedComment")
    replies = [each for each in comments if each.get("personId") in known and each.get("parentId")]
    for each in replies:
        root.remove(each)
    if replies:
        workbook.package.put(part, serialise(root))
    return {each.get("ref", "") for each in replies}


def _people_called(workbook: Workbook, name: str) -> set[str]:
    part = workbook.relations.first(PERSON)
    if part is None or not workbook.package.has(part):
        return set()
    people = parse(workbook.package.read(part), part)
    known = children(people, "person")
    return {each.get("id", "") for each in known if each.get("displayName") == name}


def _answer(before: Any, person: str, name: str) -> Any:
    """A reply to the thread that the comment `before` is the last of, dated like that one."""
    attributes = {
        "ref": before.get("ref", ""),
        "dT": before.get("dT", ""),
        "personId": person,
        "id": _identity(name),
        "parentId": before.get("parentId") or before.get("id", ""),
    }
    return etree.Element(before.tag, attributes)


def _person(workbook: Workbook, author: str) -> str:
    """The id of the author among the workbook's people, who are one more if need be."""
    part = workbook.relations.first(PERSON)
    if part is None or not workbook.package.has(part):
        part = workbook.package.fresh("xl/persons/person{}.xml")
        workbook.relations.add(PERSON[0], part)
        workbook.types.state(part, _PEOPLE)
        root = etree.Element(f"{{{THREADED_COMMENTS}}}personList", nsmap={None: THREADED_COMMENTS})
    else:
        root = parse(workbook.package.read(part), part)
    identity = _identity(author)
    if all(each.get("id") != identity for each in children(root, "person")):
        entry = {"displayName": author, "id": identity, "userId": author, "providerId": "None"}
        etree.SubElement(root, namespace(root) + "person", entry)
    workbook.package.put(part, serialise(root))
    return identity


def _identity(name: str) -> str:
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper() + "}"
