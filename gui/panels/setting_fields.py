"""Input widgets made from the description of a setting."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from engine.common.settings import Setting
from gui.look.widgets.fields import ChoiceBox, DecimalBox, WholeNumberBox
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr
from gui.panels.exponent_box import ExponentBox

LARGEST_WHOLE = 2**31 - 1
"""Largest value that a field for whole numbers can hold."""

Field = ChoiceBox | DecimalBox | WholeNumberBox


def make_field(setting: Setting, name: str) -> Field:
    """The input widget that suits a setting, with this objectName."""
    field: Field
    if setting.choices:
        field = ChoiceBox({})
        list_choices(field, setting, tuple(setting.choices))
    else:
        field = _number_field(setting)
        field.setSpecialValueText(tr(setting.at_minimum) if setting.at_minimum else "")
    return set_names(field, name, tr(setting.label), tr(setting.help))


def _number_field(setting: Setting) -> DecimalBox | WholeNumberBox:
    low, high = setting.minimum, setting.maximum
    if not setting.decimals:
        return WholeNumberBox(int(low), int(min(high, LARGEST_WHOLE)))
    if setting.spans_decades:
        return ExponentBox(low, high, setting.decimals)
    field = DecimalBox(low, high, setting.decimals)
    if setting.step:
        field.setStepType(field.StepType.DefaultStepType)
        field.setSingleStep(setting.step)
    return field


def list_choices(field: ChoiceBox, setting: Setting, keys: tuple[str, ...]) -> None:
    """Let the user choose among these keys, each with a tooltip that says what it means."""
    if tuple(field.itemData(index) for index in range(field.count())) == keys:
        return
    field.clear()
    for index, key in enumerate(keys):
        choice = setting.choices[key]
        field.addItem(tr(choice.label), key)
        if choice.tip:
            field.setItemData(index, tr(choice.tip), Qt.ItemDataRole.ToolTipRole)


def show_value(field: Field, setting: Setting, value: Any) -> None:
    """Show the value of a setting; of a choice also what it means, in the tooltip."""
    if not isinstance(field, ChoiceBox):
        field.show_value(value)
        return
    field.show_key(value)
    choice = setting.choices[value]
    if choice.tip:
        field.setToolTip(plain_tooltip(f"{tr(setting.help)}\n{field.currentText()}: {tr(choice.tip)}"))
