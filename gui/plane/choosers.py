"""Which plane it is: what goes across and up, and where the other columns are held."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.insight.plane import PlaneChoice, plane_columns
from gui.look.widgets.fields import ChoiceBox, captioned
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr
from gui.plane.plane_model import PlaneModel

MEDIANS, PINNED = "medians", "pinned"
COMPONENTS, NONE = "", ""
"""Keys in the place of a column: of the principal components, and of no second axis."""


class PlaneChoosers(QWidget):
    """Chooses the axes and where the other columns are held.

    Attributes:
        horizontal, vertical, others: the fields.
    """

    def __init__(self, model: PlaneModel, name: str, *, is_small: bool) -> None:
        super().__init__()
        self._model = model
        self._columns: tuple[str, ...] = ()
        self.horizontal, self.vertical = ChoiceBox({}), ChoiceBox({})
        self.others = ChoiceBox({MEDIANS: tr("medians"), PINNED: tr("pinned row")})
        self._others_line = QWidget()
        self._name_fields(name)
        self._lay_out(is_small)
        self.horizontal.chosen.connect(self._choose_horizontal)
        self.vertical.chosen.connect(self._choose_vertical)
        self.others.chosen.connect(lambda key: model.insight.hold(key == PINNED))
        model.changed.connect(self.show_choice)
        model.pinned_moved.connect(self.show_choice)
        self.show_choice()

    def _name_fields(self, name: str) -> None:
        across = tr("The column across, or principal components: the directions in which rows differ most")
        upwards = tr("The column upwards; without one, what the network says is drawn as a curve")
        held = tr("Where other columns are held: at their medians, or as in the pinned row once there is one")
        set_names(self.horizontal, f"{name}_horizontal", tr("horizontal"), across)
        set_names(self.vertical, f"{name}_vertical", tr("vertical"), upwards)
        set_names(self.others, f"{name}_others", tr("others at"), held)
        for box in (self.horizontal, self.vertical, self.others):
            box.setProperty("look", "bare")
            box.setMinimumContentsLength(3)
            box.elide_mode = Qt.TextElideMode.ElideMiddle  # names of columns often begin alike

    def _lay_out(self, is_small: bool) -> None:
        """In a small view the third field stands below the others, so that names of columns find room."""
        row, line = set_margins(QHBoxLayout(), 6), set_margins(QHBoxLayout(self._others_line), 6)
        row.addLayout(captioned(tr("horizontal"), self.horizontal), 1)
        row.addLayout(captioned(tr("vertical"), self.vertical), 1)
        if is_small:
            caption = PlainLabel(tr("others at"))
            caption.setProperty("look", "small")
            caption.setIndent(3)
            line.addWidget(caption)
            line.addWidget(self.others, 1)
        else:
            line.addLayout(captioned(tr("others at"), self.others))
            row.addWidget(self._others_line, 1)
        layout = set_margins(QVBoxLayout(self), 2)
        layout.addLayout(row)
        if is_small:
            layout.addWidget(self._others_line)

    def show_choice(self) -> None:
        """Show the plane that is chosen, and what may be."""
        plane, dataset = self._model.plane, self._model.dataset
        for box in (self.horizontal, self.vertical, self.others):
            box.setEnabled(plane is not None)
        if plane is None or dataset is None:
            return
        columns, choice = plane_columns(dataset), plane.choice
        if columns != self._columns:
            self._columns = columns
            _fill(self.horizontal, {COMPONENTS: tr("components")} | {c: c for c in columns})
            _fill(self.vertical, {NONE: "–"} | {c: c for c in columns})
        self.horizontal.show_key(choice.horizontal)
        self.vertical.show_key(choice.vertical)
        self.vertical.setEnabled(not choice.is_components)
        is_held = self._model.insight.holds_pinned and self._model.pinned.row is not None
        at = self.others.findData(MEDIANS)
        self.others.setItemText(at, tr("mean") if choice.is_components else tr("medians"))
        self.others.show_key(PINNED if is_held else MEDIANS)
        shown = {choice.horizontal, choice.vertical}
        self._others_line.setVisible(choice.is_components or not shown >= set(columns))

    def _choose_horizontal(self, column: str) -> None:
        plane = self._model.plane
        if plane is None:
            return
        vertical = plane.choice.vertical
        if column == vertical:
            vertical = plane.choice.horizontal
        if column and plane.choice.is_components:
            vertical = next((other for other in self._columns if other != column), NONE)
        self._model.insight.choose(PlaneChoice(column, vertical if column else NONE))

    def _choose_vertical(self, column: str) -> None:
        plane = self._model.plane
        if plane is not None:
            horizontal = plane.choice.horizontal
            if column == horizontal:
                horizontal = plane.choice.vertical or horizontal
            self._model.insight.choose(PlaneChoice(horizontal, column if column != horizontal else NONE))


def _fill(box: ChoiceBox, choices: dict[str, str]) -> None:
    box.clear()
    for key, label in choices.items():
        box.addItem(label, key)
