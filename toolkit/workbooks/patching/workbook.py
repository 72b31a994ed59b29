"""The workbook part: which sheets there are, where they stand, what names point to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any

from lxml import etree

from toolkit.declare.names import same_name
from toolkit.declare.names import shown_name
from toolkit.ooxml.content_types import RELATIONSHIPS_TYPE
from toolkit.ooxml.content_types import workbook_suffix
from toolkit.ooxml.figures import whole
from toolkit.ooxml.ids import canonical
from toolkit.ooxml.relationships import SIGNATURES
from toolkit.ooxml.relationships import office
from toolkit.ooxml.relationships import relationships_part
from toolkit.ooxml.xml import child
from toolkit.ooxml.xml import children
from toolkit.ooxml.xml import insert_in_order
from toolkit.ooxml.xml import namespace
from toolkit.ooxml.xml import serialise
from toolkit.workbooks.patching import titles
from toolkit.workbooks.patching.errors import PackageError
from toolkit.workbooks.patching.parts import Relations
from toolkit.workbooks.patching.parts import Types
from toolkit.workbooks.patching.parts import reachable
from toolkit.workbooks.patching.strings import Strings
from toolkit.workbooks.patching.styles import Styles
from toolkit.workbooks.patching.xml import parse

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.ooxml.pieces import Pieces
    from toolkit.workbooks.patching.container import WorkbookPackage

ORDER = [
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
]
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."


@dataclass(slots=True)
class Sheet:
    """One tab; those that are no worksheets hold charts, dialogs or macros."""

    name: str
    part: str
    is_worksheet: bool
    relation: str
    element: Any


class Workbook:
    """A package read as a workbook; `close` puts what was changed back into the package."""

    def __init__(self, package: WorkbookPackage) -> None:
        """Find the workbook part and its sheets.

        Raises:
            PackageError: it is no .xlsx or .xlsm workbook.
        """
        self.package = package
        if not package.has("[Content_Types].xml"):
            raise package.damaged("不是 .xlsx 或 .xlsm 工作簿")
        self.types = Types(package)
        self.part, self.base = self._find()
        self.root = parse(package.read(self.part), self.part)
        self.relations = Relations(package, self.part)
        self.sheets = self._list_sheets()

    @cached_property
    def styles(self) -> Styles:
        """The style sheet, to add formats to."""
        part = self.relations.first(office("styles"))
        return Styles(self.package.read(part) if part and self.package.has(part) else None)

    @cached_property
    def strings(self) -> Strings:
        """The shared strings; an empty table where the workbook keeps its texts in cells."""
        part = self.relations.first(office("sharedStrings"))
        if part and self.package.has(part):
            return Strings(self.package.read(part), part)
        return Strings(f'<sst xmlns="{self.namespace}"/>'.encode(), "sharedStrings.xml")

    @property
    def namespace(self) -> str:
        """The namespace of spreadsheet elements, without braces; Strict files have another."""
        return namespace(self.root)[1:-1]

    @property
    def counts_from_1904(self) -> bool:
        """Whether dates count from 1904, as old Macintosh workbooks do."""
        settings = child(self.root, "workbookPr")
        return settings is not None and settings.get("date1904") in {"1", "true"}

    @property
    def names(self) -> dict[str, str]:
        """What the names of the whole workbook refer to; the names in one spelling (casefold)."""
        names = child(self.root, "definedNames")
        return {
            name.get("name", "").casefold(): name.text or ""
            for name in ([] if names is None else children(names, "definedName"))
            if name.get("localSheetId") is None
        }

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or the one whose name differs in nothing that can be seen."""
        wanted = same_name(name)
        alike = [sheet for sheet in self.sheets if same_name(sheet.name) == wanted]
        return next((sheet for sheet in alike if sheet.name == name), alike[0] if alike else None)

    def worksheet(self, name: str) -> Sheet:
        """The worksheet of that name.

        Raises:
            PackageError: there is none, or it is a chart or macro sheet.
        """
        sheet = self.sheet(name)
        if sheet is None:
            raise PackageError(
                f"《{self.package.label}》中没有工作表“{shown_name(name)}”：请核对表名。",
                sheet=name,
            )
        if not sheet.is_worksheet:
            raise PackageError(
                f"《{self.package.label}》的“{shown_name(name)}”不是普通工作表，没有单元格可用。"
            )
        return sheet

    def append(self, name: str, content: bytes) -> Sheet:
        """Add a worksheet after all others."""
        part = self.package.fresh("xl/worksheets/sheet{}.xml")
        self.package.put(part, content)
        self.types.state(part, _SPREADSHEET + "worksheet+xml")
        relation = self.relations.add(f"{self.base}/worksheet", part)
        tabs = child(self.root, "sheets")
        highest = max((whole(tab.get("sheetId")) for tab in children(tabs, "sheet")), default=0)
        entry = {"name": name, "sheetId": str(highest + 1), f"{{{self.base}}}id": relation}
        element = etree.SubElement(tabs, namespace(self.root) + "sheet", entry)
        sheet = Sheet(name, part, True, relation, element)
        self.sheets.append(sheet)
        if child(self.root, "bookViews") is None:  # the new sheet's view refers to one
            views = etree.Element(namespace(self.root) + "bookViews")
            etree.SubElement(views, namespace(self.root) + "workbookView")
            insert_in_order(self.root, views, ORDER)
        titles.insert(self.package, self.relations_of_package(), name, len(self.sheets) - 1)
        return sheet

    def state_name(self, sheet: Sheet, name: str, formula: str, *, hidden: bool = False) -> None:
        """Define a name of that sheet's own, such as its print titles, anew."""
        names = child(self.root, "definedNames")
        if names is None:
            names = etree.Element(namespace(self.root) + "definedNames")
            insert_in_order(self.root, names, ORDER)
        place = {"name": name, "localSheetId": str(self.sheets.index(sheet))}
        entry = place | ({"hidden": "1"} if hidden else {})
        etree.SubElement(names, namespace(self.root) + "definedName", entry).text = formula

    def forget_names(self, sheet: Sheet) -> None:
        """Drop all names of that sheet's own."""
        names = child(self.root, "definedNames")
        place = str(self.sheets.index(sheet))
        for name in [] if names is None else list(children(names, "definedName")):
            if name.get("localSheetId") == place:
                names.remove(name)
        if names is not None and len(names) == 0:
            self.root.remove(names)

    def relations_of_package(self) -> Relations:
        """The relationships of the package itself."""
        return Relations(self.package, "")

    def forget_relations(self, part: str) -> None:
        """Drop a part's relationships, and every part that nothing leads to any more."""
        before = reachable(self.package)
        self.package.drop(relationships_part(part))
        self.drop_unreachable(before)

    def drop_signatures(self) -> None:
        """Take digital signatures out: they would be broken, and only the original is signed."""
        root = self.relations_of_package()
        signatures = root.of_kind(SIGNATURES)
        if signatures:
            before = reachable(self.package)
            for relation, _ in signatures:
                root.remove(relation)
            self.drop_unreachable(before)

    def drop_calculation_chain(self) -> None:
        """Drop the order of calculation, which Excel draws up again by itself."""
        before = reachable(self.package)
        for relation, _ in self.relations.of_kind(office("calcChain")):
            self.relations.remove(relation)
        self.drop_unreachable(before)

    def drop_unreachable(self, before: set[str]) -> None:
        """Drop the parts that could be reached before and cannot now."""
        left = before - reachable(self.package)
        for name in self.package.names():
            if canonical(name) in left:
                self.package.drop(name)
                self.package.drop(relationships_part(name))
                self.types.forget(name)

    def close(self) -> None:
        """Put the workbook part, the styles and the strings back into the package."""
        self.store_root()
        self.types.state_extension("rels", RELATIONSHIPS_TYPE)
        if "styles" in self.__dict__:
            self.store("styles", self.styles.content())
        if "strings" in self.__dict__ and self.strings.changed:
            self.store("sharedStrings", *self.strings.contents())

    def store_root(self) -> None:
        """Put the workbook part back into the package."""
        self.package.put(self.part, serialise(self.root))

    def store(self, ending: str, content: bytes | Pieces, excerpt: bytes | None = None) -> None:
        """Put the styles or the sharedStrings, as `ending` says, where they belong."""
        part = self.relations.first(office(ending))
        if part is None:
            part = f"xl/{ending}.xml"  # some readers look for it by this name
            if self.package.has(part):
                part = self.package.fresh(f"xl/{ending}{{}}.xml")
            self.relations.add(f"{self.base}/{ending}", part)
            self.types.state(part, f"{_SPREADSHEET}{ending}+xml")
        elif not self.package.has(part):
            self.types.state(part, f"{_SPREADSHEET}{ending}+xml")
        self.package.put(part, content, excerpt)

    def refuse_other_suffix(self, target: Path) -> None:
        """Refuse a target name that Excel would not open with this content.

        Raises:
            PackageError: for example a workbook with macros that is to be called .xlsx.
        """
        wanted = workbook_suffix(self.types.of(self.part))
        if wanted and target.suffix.lower() != wanted:
            raise PackageError(f"《{target.name}》的扩展名应为 {wanted}：请改名后再试。")

    def _find(self) -> tuple[str, str]:
        for _, kind, part in self.relations_of_package().targets():
            if kind in office("officeDocument") and self.package.has(part):
                content_type = self.types.of(part).lower()
                if "spreadsheetml" not in content_type and "excel" not in content_type:
                    raise self.package.damaged("不是 Excel 工作簿")
                if "binary" in content_type:
                    raise self.package.damaged("是 .xlsb 二进制工作簿，须另存为 .xlsx 或 .xlsm")
                return part, kind.rpartition("/")[0]
        raise self.package.damaged("中找不到工作簿部件")

    def _list_sheets(self) -> list[Sheet]:
        kinds = {key: (kind, part) for key, kind, part in self.relations.targets()}
        tabs = child(self.root, "sheets")
        found = []
        for element in [] if tabs is None else children(tabs, "sheet"):
            relation = element.get(f"{{{self.base}}}id", "")
            if relation in kinds:
                kind, part = kinds[relation]
                name = str(element.get("name", ""))
                found.append(Sheet(name, part, kind in office("worksheet"), relation, element))
        if not found:
            raise self.package.damaged("中没有工作表")
        return found
