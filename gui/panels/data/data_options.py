"""The form for how a table is prepared: task, scaling, split and its seed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from engine.data.columns import Resolved, pixel_columns
from engine.data.guesses.pictures import possible_sizes
from engine.data.table.table import Table
from engine.project.project import SCALINGS, DataChoices
from gui.look.widgets.fields import ChoiceBox, DecimalBox, WholeNumberBox
from gui.look.widgets.helpers import GestureKey, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr
from gui.panels.data.column_edits import with_split_part

LARGEST_SEED = 2**31 - 1
"""The most that the field can show; a file may hold more."""
LEAST_FIELD_WIDTH = 70


def size_text(height: int, width: int) -> str:
    """The size of a picture, for people."""
    return f"{height} × {width}"


class DataOptions(QWidget):
    """Fields for :class:`DataChoices` apart from the columns."""

    edited = Signal(object, object, object)
    """Emitted with the text for undo, the new DataChoices, and the merge key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = DataChoices()
        self._gesture = GestureKey("data options")
        self.image = ChoiceBox({})
        set_names(
            self.image,
            "data_image",
            tr("Picture"),
            tr("Whether the number columns are the pixels of a picture, height × width."),
        )
        self.task = ChoiceBox(
            {"auto": tr("automatic"), "classes": tr("classes"), "regression": tr("regression")}
        )
        set_names(
            self.task,
            "data_task",
            tr("Task"),
            tr(
                "Whether the target's values are classes or numbers. Automatic: few whole numbers are "
                "classes, unless they count something from 0 on."
            ),
        )
        self.scaling = ChoiceBox({key: tr(label) for key, label in SCALINGS.items()})
        set_names(self.scaling, "data_scaling", tr("Scaling"), tr("How number columns are scaled."))
        self.train = self._percent_box("data_split_train", tr("Percent of rows to train on"), 1.0)
        self.validation = self._percent_box(
            "data_split_validation", tr("Percent of rows to validate on"), 0.0
        )
        self.test = PlainLabel()
        self.test.setProperty("look", "muted")
        self.seed = WholeNumberBox(0, LARGEST_SEED)
        set_names(
            self.seed, "data_split_seed", tr("Split seed"), tr("Another seed splits the rows otherwise.")
        )
        self._lay_out()
        self._connect()

    def _percent_box(self, name: str, label: str, minimum: float) -> DecimalBox:
        box = DecimalBox(minimum, 100.0, 1)
        box.setSingleStep(5.0)
        box.setStepType(DecimalBox.StepType.DefaultStepType)
        return set_names(box, name, label, label)

    def _lay_out(self) -> None:
        self._form = form = set_margins(QFormLayout(self), 6, (0, 2, 0, 4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.task, self.image, self.scaling, self.train, self.validation, self.seed):
            field.setMinimumWidth(LEAST_FIELD_WIDTH)  # else a narrow panel is pushed wider than it is
        form.addRow(tr("Task"), self.task)
        form.addRow(tr("Picture"), self.image)
        form.addRow(tr("Scaling"), self.scaling)
        form.addRow(tr("Train %"), self.train)
        form.addRow(tr("Validation %"), self.validation)
        form.addRow(tr("Test %"), self.test)
        form.addRow(tr("Seed"), self.seed)

    def _connect(self) -> None:
        self.task.chosen.connect(lambda key: self._edit(tr("Change the task"), "task", key, None))
        self.image.chosen.connect(lambda key: self._edit(tr("Change the picture"), "image", key, None))
        self.scaling.chosen.connect(lambda key: self._edit(tr("Change the scaling"), "scaling", key, None))
        self.seed.valueChanged.connect(
            lambda seed: self._edit(tr("Change the split seed"), "seed", seed, self._gesture.of("seed"))
        )
        self.train.valueChanged.connect(lambda percent: self._edit_split(0, percent))
        self.validation.valueChanged.connect(lambda percent: self._edit_split(1, percent))
        for box in (self.train, self.validation, self.seed):
            box.editingFinished.connect(self._gesture.end)

    def show_table(self, table: Table, choices: DataChoices, resolved: Resolved) -> None:
        """Show these choices about a table."""
        self._choices = choices
        self.task.show_key(choices.task)
        self._show_image(table, resolved)
        self.scaling.show_key(choices.scaling)
        self.train.show_value(choices.split[0])
        self.validation.show_value(choices.split[1])
        self.test.setText(tr("{percent} (the rest)", percent=f"{choices.split[2]:.3g}"))
        self.seed.show_value(choices.seed)

    def _show_image(self, table: Table, resolved: Resolved) -> None:
        """Offer the sizes that the columns can have, where they may well be a picture."""
        choice = self._choices.image
        count = len(pixel_columns(table.columns, resolved.target, self._choices))
        sizes = possible_sizes(count)
        is_square = bool(sizes) and sizes[0][0] == sizes[0][1]
        self._form.setRowVisible(self.image, bool(resolved.image) or choice != "auto" or is_square)
        labels = {"auto": tr("automatic"), "none": tr("no picture")}
        if choice == "auto":
            found = size_text(*resolved.image[:2]) if resolved.image else tr("none")
            labels["auto"] = tr("{size} (automatic)", size=found)
        labels |= {f"{height}x{width}": size_text(height, width) for height, width in sizes}
        if choice not in labels:  # of other columns than there are now
            labels[choice] = size_text(*map(int, choice.split("x")))
        self.image.clear()
        for key, text in labels.items():
            self.image.addItem(text, key)
        self.image.show_key(choice)

    def _edit(self, text: str, name: str, value: object, merge_key: object) -> None:
        changed = replace(self._choices, **{name: value})  # type: ignore[arg-type]
        if changed != self._choices:
            self.edited.emit(text, changed, merge_key)

    def _edit_split(self, part: int, percent: float) -> None:
        split = with_split_part(self._choices.split, part, percent)
        self._edit(tr("Change the split"), "split", split, self._gesture.of("split"))
