"""Rules for what may be typed into cells."""

from typing import Any

from xlwings import base_classes

from toolkit.engines.libreoffice.bridge import enum
from toolkit.engines.libreoffice.comparisons import OPERATORS
from toolkit.engines.libreoffice.grammar import to_calc
from toolkit.engines.libreoffice.grammar import to_excel
from toolkit.engines.shared.grid import GridRange
from toolkit.engines.shared.unsupported import completes

_TYPES = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "list": "LIST",
    "custom": "CUSTOM",
}
_TYPES_BACK = {value: key for key, value in _TYPES.items()}
_OPERATORS_BACK = {value: key for key, value in OPERATORS.items()}
_COMPARED = {"whole_number", "decimal", "date", "time", "text_length"}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information", "MACRO": "stop"}


@completes(base_classes.DataValidation, "DataValidation")
class DataValidation(base_classes.DataValidation):
    """The rule for what may be typed into a range."""

    def __init__(self, parent: Any) -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The UNO TableValidation, a copy: assign it to Range.api.Validation to change the rule."""
        return self.parent.api.Validation

    @property
    def type(self) -> str:
        """One of xlwings' words; "inconsistent" where cells have different rules."""
        cells = self.parent.api
        if cells.getPropertyState("Validation").value == "AMBIGUOUS_VALUE":
            return "inconsistent"
        return _TYPES_BACK[cells.Validation.Type.value]

    @property
    def operator(self) -> str | None:
        """Xlwings' word for the comparison, or None."""
        if self.type not in _COMPARED:
            return None
        return _OPERATORS_BACK.get(self.api.getOperator().value)

    @property
    def formula1(self) -> str | None:
        """What is compared with."""
        return to_excel(f"={self.api.getFormula1()}") if self.type in _COMPARED else None

    @property
    def formula2(self) -> str | None:
        """The second bound."""
        if self.operator not in {"between", "not_between"}:
            return None
        return to_excel(f"={self.api.getFormula2()}")

    @property
    def formula(self) -> str | None:
        """The formula of a custom rule."""
        return to_excel(f"={self.api.getFormula1()}") if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """The list's source: "=台账!$A$1:$A$3", or the words with commas between."""
        if self.type != "list":
            return None
        found = self.api.getFormula1()
        if found.startswith('"'):
            return ",".join(part.strip('"') for part in found.split(";"))
        return to_excel(f"={found}")

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether the cell shows the list."""
        return bool(self.api.ShowList) if self.type == "list" else None

    def _member(self, name: str) -> Any:
        return None if self.type in {"none", "inconsistent"} else getattr(self.api, name)

    @property
    def ignore_blank(self) -> bool | None:
        """Whether a blank is always allowed."""
        value: bool | None = self._member("IgnoreBlankCells")
        return value

    @property
    def input_title(self) -> str | None:
        """Title of the prompt."""
        value: str | None = self._member("InputTitle")
        return value

    @property
    def input_message(self) -> str | None:
        """The prompt."""
        value: str | None = self._member("InputMessage")
        return value

    @property
    def show_input(self) -> bool | None:
        """Whether the prompt is shown."""
        value: bool | None = self._member("ShowInputMessage")
        return value

    @property
    def error_title(self) -> str | None:
        """Title of the refusal."""
        value: str | None = self._member("ErrorTitle")
        return value

    @property
    def error_message(self) -> str | None:
        """The refusal."""
        value: str | None = self._member("ErrorMessage")
        return value

    @property
    def show_error(self) -> bool | None:
        """Whether a wrong entry is refused at all."""
        value: bool | None = self._member("ShowErrorMessage")
        return value

    @property
    def alert_style(self) -> str | None:
        """Xlwings' word for how hard the refusal is."""
        found = self._member("ErrorAlertStyle")
        return None if found is None else _ALERTS[found.value]

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Allow the words given, or those in a range or under a name."""
        self._set("list", "equal_to", self._listed(source), "", ShowList=int(in_cell_dropdown))

    def _listed(self, source: Any) -> str:
        if isinstance(source, GridRange):
            return to_calc(f"={source.sheet.quoted}!{source.address}")[1:]
        if isinstance(source, base_classes.Name):
            return str(source.name)
        return ";".join('"{}"'.format(word.replace('"', '""')) for word in source)

    def set_rule(
        self, rule_type: str, operator: str | None, formula1: str, formula2: str | None
    ) -> None:
        """Allow what compares so, or what makes a formula true."""
        second = to_calc(formula2)[1:] if formula2 else ""
        self._set(rule_type, operator or "equal_to", to_calc(formula1)[1:], second)

    def _set(
        self, rule_type: str, operator: str, formula1: str, formula2: str, **members: Any
    ) -> None:
        rule = self.parent.api.Validation
        rule.Type = enum("sheet.ValidationType", _TYPES[rule_type])
        rule.setOperator(enum("sheet.ConditionOperator", OPERATORS[operator]))
        rule.setSourcePosition(self.parent.first.CellAddress)
        rule.setFormula1(formula1)
        rule.setFormula2(formula2)
        rule.ShowErrorMessage = True
        for name, value in members.items():
            setattr(rule, name, value)
        self.parent.dressable.Validation = rule

    def delete(self) -> None:
        """Allow everything."""
        rule = self.parent.api.Validation
        rule.Type = enum("sheet.ValidationType", "ANY")
        self.parent.dressable.Validation = rule
