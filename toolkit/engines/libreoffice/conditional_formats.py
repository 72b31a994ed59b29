"""Conditional formats by the cell's value or by a formula."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.bridge import constant
from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.cells import cell_ranges
from toolkit.engines.libreoffice.cells import rectangle
from toolkit.engines.libreoffice.comparisons import OPERATORS
from toolkit.engines.libreoffice.formats import from_rgb
from toolkit.engines.libreoffice.formats import to_rgb
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.shared.unsupported import completes
from toolkit.engines.shared.unsupported import refuse

_EXPRESSION = "EXPRESSION"
_TYPES = {1: "color_scale", 2: "data_bar", 3: "icon_set"}
_CONDITION = 0
_LOOKS = ("fill_color", "font_color", "font_bold", "font_italic")
_STYLES = "CellStyles"


def _operator(name: str) -> int:
    return constant(f"sheet.ConditionFormatOperator.{name}")


def _calc(formula: str | None) -> str:
    return to_calc(f"={(formula or '').removeprefix('=')}")[1:]


@completes(
    base_classes.ConditionalFormat,
    "ConditionalFormat",
    dict.fromkeys(
        (
            "colors",
            "bar_color",
            "gradient",
            "show_value",
            "icon_set",
            "reverse_order",
            "threshold_types",
            "thresholds",
        ),
        "only rules by value and by formula can be read in full",
    ),
)
class ConditionalFormat(base_classes.ConditionalFormat):
    """One rule."""

    def __init__(self, parent: Any, container: Any, place: int) -> None:
        self._parent = parent
        self._container = container
        self._place = place

    @property
    def api(self) -> Any:
        """The UNO entry."""
        return self._container.getByIndex(self._place)

    @property
    def type(self) -> str:
        """One of xlwings' words for kinds of rules."""
        kind = self.api.getType()
        if kind != _CONDITION:
            return _TYPES.get(kind, "unknown")
        if self.api.Operator == _operator(_EXPRESSION):
            return "custom"
        return "cell_value" if self.operator else "unknown"

    @property
    def stop_if_true(self) -> bool:
        """Always true: in LibreOffice the first rule that holds is the one that shows."""
        return True

    @property
    def operator(self) -> str | None:
        """Xlwings' word for the comparison; None for a rule by formula."""
        found = self.api.Operator
        return next((word for word, n in OPERATORS.items() if _operator(n) == found), None)

    @property
    def formula1(self) -> str | None:
        """What is compared with."""
        return self._formula("Formula1") if self.type == "cell_value" else None

    @property
    def formula2(self) -> str | None:
        """The second bound of "between" and "not_between"."""
        return self._formula("Formula2") if self.operator in {"between", "not_between"} else None

    @property
    def formula(self) -> str | None:
        """The formula of a custom rule."""
        return self._formula("Formula1") if self.type == "custom" else None

    def _formula(self, name: str) -> str:
        return to_excel(f"={getattr(self.api, name)}")

    @property
    def _style(self) -> Any:
        return self._styles().getByName(self.api.StyleName)

    def _styles(self) -> Any:
        return self._parent.sheet.book.api.StyleFamilies.getByName(_STYLES)

    def _look(self, name: str) -> Any:
        style = self._style
        known = style.getPropertyState(name).value == "DIRECT_VALUE"
        return style.getPropertyValue(name) if known else None

    @property
    def fill_color(self) -> tuple[int, int, int] | None:
        """The background that the rule gives, or None."""
        return to_rgb(self._look("CellBackColor"))

    @property
    def font_color(self) -> tuple[int, int, int] | None:
        """The text colour that the rule gives, or None."""
        return to_rgb(self._look("CharColor"))

    @property
    def font_bold(self) -> bool | None:
        """Whether the rule makes the text bold; None if it leaves that alone."""
        weight = self._look("CharWeight")
        return None if weight is None else bool(weight > 110)

    @property
    def font_italic(self) -> bool | None:
        """Whether the rule makes the text italic; None if it leaves that alone."""
        posture = self._look("CharPosture")
        return None if posture is None else bool(posture.value != "NONE")

    def set(self, changes: dict[str, Any]) -> None:
        """Change what `changes` names: operator, formulas, looks."""
        entry = self.api
        if "operator" in changes:
            entry.Operator = _operator(OPERATORS[changes["operator"]])
        for name, property_ in (
            ("formula1", "Formula1"),
            ("formula", "Formula1"),
            ("formula2", "Formula2"),
        ):
            if name in changes:
                setattr(entry, property_, _calc(changes[name]))
        looks = {name: getattr(self, name) for name in _LOOKS}
        looks.update({name: value for name, value in changes.items() if name in _LOOKS})
        entry.StyleName = style_of(self._parent.sheet.book, looks)

    def delete(self) -> None:
        """Remove the rule."""
        if self._container.Count == 1:
            self._parent.sheet.api.ConditionalFormats.removeByID(self._container.ID)
        else:
            self._container.removeByIndex(self._place)


def style_of(book: Any, looks: dict[str, Any]) -> str:
    """The name of the cell style that gives a rule's looks, made if it is not there."""
    told = {name: looks[name] for name in _LOOKS if looks.get(name) is not None}
    words = [f"{n.removeprefix('font_')} {_spelt(value)}" for n, value in told.items()]
    name = "Rule " + ", ".join(words)
    styles = book.api.StyleFamilies.getByName(_STYLES)
    if not styles.hasByName(name):
        style = book.api.createInstance("com.sun.star.style.CellStyle")
        styles.insertByName(name, style)
        _dress(style, told)
    return name


def _spelt(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    return f"{from_rgb(value):06x}"


def _dress(style: Any, looks: dict[str, Any]) -> None:
    if "fill_color" in looks:
        style.CellBackColor = from_rgb(looks["fill_color"])
    if "font_color" in looks:
        style.CharColor = from_rgb(looks["font_color"])
    for script in ("", "Asian", "Complex"):
        if "font_bold" in looks:
            style.setPropertyValue(f"CharWeight{script}", 150.0 if looks["font_bold"] else 100.0)
        if "font_italic" in looks:
            slant = enum("awt.FontSlant", "ITALIC" if looks["font_italic"] else "NONE")
            style.setPropertyValue(f"CharPosture{script}", slant)


_CREATION = "add the rule in LibreOffice's Format menu, or use a rule by value or by formula"


class ConditionalFormats(base_classes.ConditionalFormats):
    """The rules that touch a range."""

    def __init__(self, parent: Any) -> None:
        self._parent = parent

    @property
    def parent(self) -> Any:
        """The engine range."""
        return self._parent

    @property
    def api(self) -> Any:
        """The UNO ConditionalFormats of the sheet."""
        return self.parent.sheet.api.ConditionalFormats

    def _touching(self) -> list[Any]:
        area = self.parent.area
        return [
            container
            for container in self.api.getConditionalFormats()
            if any(rectangle(a).common(area) for a in container.Range.RangeAddresses)
        ]

    def _rules(self) -> list[ConditionalFormat]:
        return [
            ConditionalFormat(self.parent, container, place)
            for container in self._touching()
            for place in range(container.Count)
        ]

    def __call__(self, key: int) -> ConditionalFormat:
        """A rule by its number from 1."""
        rules = self._rules()
        if 1 <= key <= len(rules):
            return rules[key - 1]
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self._rules())

    def __iter__(self) -> Any:
        return iter(self._rules())

    def __contains__(self, key: Any) -> bool:
        return isinstance(key, int) and 1 <= key <= len(self)

    def _add(self, operator: str, formula1: str, formula2: str | None, spec: Any) -> Any:
        _ = self.parent.dressable
        identity = self.api.createByRange(cell_ranges(self.parent.sheet, [self.parent.area]))
        container = next(c for c in self.api.getConditionalFormats() if identity == c.ID)
        container.createEntry(_CONDITION, 0)
        entry = container.getByIndex(0)
        entry.Operator = _operator(operator)
        entry.Formula1 = _calc(formula1)
        if formula2 is not None:
            entry.Formula2 = _calc(formula2)
        entry.StyleName = style_of(self.parent.sheet.book, spec)
        return ConditionalFormat(self.parent, container, 0)

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add a rule that compares the cell's value."""
        operator = OPERATORS[spec["operator"]]
        rule: ConditionalFormat = self._add(operator, spec["formula1"], spec.get("formula2"), spec)
        return rule

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add a rule by formula, written for the range's first cell."""
        rule: ConditionalFormat = self._add(_EXPRESSION, spec["formula"], None, spec)
        return rule

    def add_color_scale(self, _spec: dict[str, Any]) -> ConditionalFormat:
        """Refused: UNO of LibreOffice 7 cannot fill a new colour scale."""
        refuse("Adding a colour scale", _CREATION)

    def add_data_bar(self, _spec: dict[str, Any]) -> ConditionalFormat:
        """Refused: UNO of LibreOffice 7 cannot fill a new data bar."""
        refuse("Adding a data bar", _CREATION)

    def add_icon_set(self, _spec: dict[str, Any]) -> ConditionalFormat:
        """Refused: UNO of LibreOffice 7 cannot fill a new icon set."""
        refuse("Adding an icon set", _CREATION)

    def clear(self) -> None:
        """Take the rules away from the range; around it they stay."""
        sheet = self.parent.sheet
        for container in self._touching():
            areas = [rectangle(a) for a in container.Range.RangeAddresses]
            left = [piece for area in areas for piece in area.minus(self.parent.area)]
            if left:
                container.Range = cell_ranges(sheet, left)
            else:
                self.api.removeByID(container.ID)
