from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def worksheet(rows: str, before: str = "", after: str = "") -> str:
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )


def relationships(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="rId{i}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{each}</Relationships>'


def workbook_parts(
    sheet: str | bytes, *, strings: str = "", styles: str = "", settings: str = ""
) -> dict[str, str | bytes]:
    sheets = '<sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets>'
    return {
        "_rels/.rels": relationships(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">'
        f"{settings}{sheets}</workbook>",
        "xl/_rels/workbook.xml.rels": relationships(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": sheet,
        **({"xl/sharedStrings.xml": strings} if strings else {}),
        **({"xl/styles.xml": styles} if styles else {}),
    }


@pytest.fixture
def hand_made(tmp_path):
    """Write a package from its parts, or from one worksheet's rows."""

    def make(rows: str | None = None, name: str = "台账.xlsx", **parts: object) -> Path:
        sheet = parts.pop("sheet", None) or worksheet(
            rows or "", str(parts.pop("before", "")), str(parts.pop("after", ""))
        )
        other = parts.pop("other", {})
        path = tmp_path / name
        members = {**workbook_parts(sheet, **parts), **other}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in members.items():
                package.writestr(part, content)
        return path

    return make
