"""What floats above the drawing: the status of the network, the zoom, hints."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from engine.architecture import Architecture, Problem
from engine.task import Task
from gui.canvas.card_texts import byte_size
from gui.icons import set_icon
from gui.translation import tr, tr_message
from gui.widgets import ElidedLabel, named, set_look, tight

PILL_HEIGHT = 34


class StatusPill(QFrame):
    """Says whether the network is complete, or the first problem with a button that mends it."""

    mend_wanted = Signal(object)
    """The button of this :class:`Problem` was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("network_status")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        self.mark, self.label = QLabel(), ElidedLabel()
        self.button = named(QPushButton(), "mend_button", tr("Mend the problem"))
        self.button.setProperty("look", "link")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._mend)
        self._row = layout = tight(QHBoxLayout(self), 8, (12, 0, 12, 0))
        for widget in (self.mark, self.label, self.button):
            layout.addWidget(widget)
        self._problem: Problem | None = None

    def show_status(
        self, architecture: Architecture, task: Task | None, problems: tuple[Problem, ...]
    ) -> None:
        """Say how the network stands."""
        self._problem = problems[0] if problems else None
        if self._problem is None and task is not None:
            count = sum(architecture.parameter_counts(task.features).values())
            words = tr("network is complete, {count:,} parameters", count=count)
            self._show_words("good_words", "✓", f"{words} · {byte_size(count)}")
            self.label.own_tooltip = tr(
                "Weights and biases as 32-bit numbers take {size}.", size=byte_size(count)
            )
        elif self._problem is not None:
            waits = self._problem.code == "no_data"
            self._show_words("muted" if waits else "trouble_words", "!", tr_message(self._problem.message))
            self.label.own_tooltip = "\n".join(tr_message(problem.message) for problem in problems[:8])
        self._show_button(len(problems))
        self.label.setToolTip(self.label.own_tooltip)
        self.setAccessibleName(self.label.text())

    def _show_words(self, look: str, mark: str, words: str) -> None:
        self.mark.setText(mark)
        self.label.setText(words)
        set_look(self.mark, look)
        set_look(self.label, look)

    def _show_button(self, problems: int) -> None:
        problem = self._problem
        can_mend = problem is not None and problem.mend_text is not None and problem.mended is not None
        self.button.setVisible(can_mend)
        if problem is not None and problem.mend_text is not None:
            self.button.setText(tr_message(problem.mend_text))
            self.button.setToolTip(tr("Mend this as one step that can be undone"))
        if problems > 1:
            self.label.setText(f"{self.label.text()} {tr('+{count} more', count=problems - 1)}")

    def _mend(self) -> None:
        if self._problem is not None:
            self.mend_wanted.emit(self._problem)

    def fit_into(self, width: int) -> None:
        """Take as much of ``width`` pixels as the words need."""
        margins = self._row.contentsMargins()
        wanted = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 4
        wanted += self.mark.sizeHint().width() + self._row.spacing()
        if not self.button.isHidden():
            wanted += self.button.sizeHint().width() + self._row.spacing()
        self.setFixedWidth(max(60, min(wanted + margins.left() + margins.right(), width)))


class ZoomPill(QFrame):
    """Buttons for the zoom, with the percentage between them."""

    out_wanted, in_wanted, reset_wanted, fit_wanted = Signal(), Signal(), Signal(), Signal()
    """The button for this was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("zoom_pill")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        layout = tight(QHBoxLayout(self), 0, (4, 0, 4, 0))
        self.percent = QToolButton()
        for button, name, glyph, words, tooltip, wanted in (
            (
                QToolButton(),
                "zoom_out",
                "minus",
                tr("Zoom out"),
                tr("Make the drawing smaller"),
                self.out_wanted,
            ),
            (self.percent, "zoom_reset", "", tr("Actual size"), tr("Show it at 100 %"), self.reset_wanted),
            (QToolButton(), "zoom_in", "plus", tr("Zoom in"), tr("Make the drawing larger"), self.in_wanted),
            (QToolButton(), "zoom_fit", "arrow-expand", tr("Fit"), tr("Show all of it (F)"), self.fit_wanted),
        ):
            named(button, name, words, tooltip)
            button.setProperty("look", "flat")
            button.setFixedHeight(PILL_HEIGHT - 6)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(wanted)
            layout.addWidget(button)
            if glyph:
                set_icon(button, f"mdi6.{glyph}", "muted")
                button.setFixedWidth(PILL_HEIGHT)
        self.percent.setFixedWidth(self.percent.fontMetrics().horizontalAdvance("100 %") + 26)
        self.show_zoom(1.0)

    def show_zoom(self, zoom: float) -> None:
        """Show the percentage."""
        self.percent.setText(tr("{percent} %", percent=round(100 * zoom)))
        self.adjustSize()


class FloatingHint(QLabel):
    """A sentence beside the pointer while something is refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("floating_hint")
        self.setProperty("look", "floating")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(9, 6, 9, 6)
        self.hide()

    def show_at(self, position: QPoint, sentence: str) -> None:
        """Show a sentence beside a place of the parent, inside of it; an empty one hides it."""
        self.setVisible(bool(sentence))
        if not sentence:
            return
        self.setText(sentence)
        area = self._area.rect()
        self.setFixedWidth(min(280, area.width() - 20))
        self.setFixedHeight(self.heightForWidth(self.width()))
        x = min(position.x() + 16, area.right() - self.width() - 8)
        y = min(position.y() + 18, area.bottom() - self.height() - 8)
        self.move(max(x, 8), max(y, 8))
        self.raise_()


class EmptyHint(QLabel):
    """A quiet sentence in the middle of an empty canvas: what to do next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("canvas_hint")
        self.setProperty("look", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_for(self, architecture: Architecture, task: Task | None) -> None:
        """Show what to do while there are no layers; hide otherwise."""
        self.setVisible(not architecture.layers)
        if task is None:
            self.setText(
                tr("Open a CSV file or choose one from Samples: a network that suits it is drawn here.")
            )
        else:
            self.setText(tr("Drag a layer from the palette to here, or double-click one there."))
