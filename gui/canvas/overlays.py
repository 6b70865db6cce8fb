"""Overlays that float above the drawing: the status of the network, hints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.problems import Problem
from engine.core.task import Task
from gui.canvas.items.card_texts import byte_size
from gui.look.drawing.zoom_pill import PILL_HEIGHT
from gui.look.icons import set_icon
from gui.look.theme import interface_font
from gui.look.widgets.helpers import link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, plain_tooltip
from gui.look.widgets.probe_line import ProbeLine
from gui.look.words.translation import tr, tr_message

ASIDE = 14
"""Pixels from the edges to what floats there."""
BRIEFLY = 4000
"""Milliseconds that a refusal stays after the mouse was let go."""
FIX_SHARE = 0.45
"""Most of the status pill that the text of its button may take."""


class StatusPill(QFrame):
    """Says whether the network is complete, or the first problem with a button that fixes it."""

    fix_wanted = Signal(object)
    """The button of this :class:`Problem` was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("network_status")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        self.mark, self.label = PlainLabel(), PlainLabel()
        self.button = set_names(QPushButton(), "mend_button", tr("Mend the problem"))
        self.button.setProperty("look", "link")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._fix)
        self._row = layout = set_margins(QHBoxLayout(self), 8, (12, 0, 12, 0))
        for widget in (self.mark, self.label, self.button):
            widget.setFont(interface_font(9))
            layout.addWidget(widget)
        layout.addStretch()
        self._texts: tuple[str, ...] = ("",)
        self._note, self._room = "", 0
        self._fix_label = ""
        self._problem: Problem | None = None

    def show_status(
        self, architecture: Architecture, task: Task | None, problems: tuple[Problem, ...]
    ) -> None:
        """Say how the network stands."""
        self._problem = problems[0] if problems else None
        tooltip = ""
        if self._problem is None and task is not None:
            count = sum(Graph.of(architecture, task.features).counts)
            text = tr("network is complete, {count:,} parameters", count=count)
            short = tr("{count:,} parameters", count=count)
            self._show_text("good_words", "✓", (f"{text} · {byte_size(count)}", text, short, tr("complete")))
            size = tr("Weights and biases as 32-bit numbers take {size}.", size=byte_size(count))
            tooltip = f"{text}\n{size}"
        elif self._problem is not None:
            waits = self._problem.code == "no_data"
            self._show_text("muted" if waits else "trouble_words", "!", (tr_message(self._problem.message),))
            tooltip = "\n".join(tr_message(problem.message) for problem in problems[:8])
            if len(problems) > 8:
                tooltip += "\n" + tr("+{count} more", count=len(problems) - 8)
        self._show_button()
        self.setToolTip(plain_tooltip(tooltip))
        self.setAccessibleName(self._texts[0])

    def show_note(self, note: str) -> None:
        """Say something more beside how the network stands; nothing with an empty text."""
        if note != self._note:
            self._note = note
            self.fit_into(self._room)

    def _show_text(self, look: str, mark: str, texts: tuple[str, ...]) -> None:
        self.mark.setText(mark)
        self._texts = texts
        set_look(self.mark, look)
        set_look(self.label, look)

    def _show_button(self) -> None:
        problem = self._problem
        self.button.setVisible(problem is not None and problem.can_be_fixed)
        if problem is not None and problem.fix_label is not None:
            self._fix_label = tr_message(problem.fix_label)
            tooltip = tr("{mend}, as one step that can be undone", mend=self._fix_label)
            set_names(self.button, "mend_button", self._fix_label, tooltip)

    def _fix(self) -> None:
        if self._problem is not None:
            self.fix_wanted.emit(self._problem)

    def fit_into(self, width: int) -> None:
        """Take what the text needs of ``width`` pixels; say it shorter, or cut it, where it does not fit."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        metrics, cut = self.label.fontMetrics(), Qt.TextElideMode.ElideRight
        rest = margins.left() + margins.right() + self.mark.sizeHint().width() + 2 * gap
        if not self.button.isHidden():
            self.button.setText(metrics.elidedText(self._fix_label, cut, int(FIX_SHARE * width)))
            rest += self.button.sizeHint().width() + gap
        room = max(0, width - rest)
        self._room = width
        texts = [f"{text} · {self._note}" for text in self._texts] if self._note else list(self._texts)
        fitting = (text for text in texts if metrics.horizontalAdvance(text) <= room)
        self.label.setText(metrics.elidedText(next(fitting, self._texts[-1]), cut, room))
        self.setFixedWidth(min(rest + metrics.horizontalAdvance(self.label.text()), width))


class ProbePill(QFrame):
    """Says which rows the heat maps show, where these were chosen.

    Attributes:
        line: the words, and the way back.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("probe_pill")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        self.line = ProbeLine("probe_pill")
        for widget in (self.line.label, self.line.back):
            widget.setFont(interface_font(9))
        self._row = set_margins(QHBoxLayout(self), 8, (12, 0, 12, 0))
        self._row.addWidget(self.line)
        self.hide()

    def show_probe(self, text: str, is_test: bool) -> None:
        """Say which rows these are; hidden for the default ones."""
        self.line.show_probe(text, is_test)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def fit_into(self, width: int) -> None:
        """Take what the words need of ``width`` pixels."""
        margins = self._row.contentsMargins()
        around = margins.left() + margins.right() + 2  # the frame has a pixel at each side
        self.setFixedWidth(self.line.fit_into(width - around) + around)


class ShownPill(QFrame):
    """Says which weights the canvas shows, where these are not those of the run.

    Attributes:
        back: the link to those of the run.
    """

    now_wanted = Signal()
    """The weights of the run should be shown again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shown_pill")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        self.label = PlainLabel()
        self.back = link_button(
            tr("Back to now"), "shown_pill_now", tr("Show the weights of the run again"), self.now_wanted.emit
        )
        layout = set_margins(QHBoxLayout(self), 12, (12, 0, 12, 0))
        for widget in (self.label, self.back):
            widget.setFont(interface_font(9))
            layout.addWidget(widget)
        self.hide()

    def show_shown(self, text: str) -> None:
        """Say which weights these are; hidden for an empty text."""
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.adjustSize()


class FlowPill(QFrame):
    """Says above the status what the strands of the wires are, while they are shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("flow_pill")
        self.setProperty("look", "card")
        self.setFixedHeight(PILL_HEIGHT)
        layout = set_margins(QHBoxLayout(self), 8, (12, 0, 12, 0))
        self._epoch = PlainLabel()
        words = PlainLabel(f"━ {tr('signal')}"), PlainLabel(f"━ {tr('gradient')}"), self._epoch
        for label, look in zip(words, ("forward_words", "backward_words", "muted"), strict=True):
            label.setFont(interface_font(9))
            set_look(label, look)
            layout.addWidget(label)
        tip = tr(
            "How strong the outputs of each layer are, and the gradients that come back to it: the thickest "
            "is the strongest, and a fifth thinner is ten times weaker. Shown together with Health."
        )
        self.setToolTip(plain_tooltip(tip))
        self.show_epoch(None)
        parent.installEventFilter(self)
        self._place(parent)

    def show_epoch(self, epoch: int | None) -> None:
        """Say at which epoch this is what flows; hidden where nothing of it is shown."""
        self.setVisible(epoch is not None)
        if epoch is not None:
            self._epoch.setText(tr("epoch {epoch}", epoch=f"{epoch:,}"))
            self.adjustSize()

    def _place(self, area: QWidget) -> None:
        self.move(ASIDE, area.height() - 2 * PILL_HEIGHT - ASIDE - ASIDE // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._place(watched)
        return super().eventFilter(watched, event)


class FloatingHint(PlainLabel):
    """A sentence beside the pointer while something is refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._area = parent
        self.setObjectName("floating_hint")
        self.setProperty("look", "floating")
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(9, 6, 9, 6)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BRIEFLY)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_at(self, position: QPoint, sentence: str, is_brief: bool = False) -> None:
        """Show a sentence beside a place of the parent, inside of it; an empty one hides it."""
        self._timer.stop()
        if is_brief:
            self._timer.start()
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


class EmptyHint(PlainLabel):
    """A quiet sentence in the middle of an empty canvas: what to do next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
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
            self.setText(tr("Type the name of a layer, or drag one from the palette to here."))


class LessonOffer(QPushButton):
    """The way to the lessons, below the sentence on an empty canvas."""

    lesson_wanted = Signal(QPoint)
    """A lesson is to be chosen, at this place of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Start a lesson"), parent)
        tooltip = tr("Short guided lessons, from one neuron to your own data")
        set_names(self, "start_lesson", self.text(), tooltip)
        set_icon(self, "mdi6.school-outline")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it goes away once a lesson is chosen
        self.clicked.connect(lambda: self.lesson_wanted.emit(self.mapToGlobal(self.rect().bottomLeft())))
