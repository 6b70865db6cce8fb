"""Line over the strips: what they show, what their colours mean, the class looked at, and the sorting."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui.bench.judging.profiling.profiler import Profiler
from gui.look.theme import interface_font, theme
from gui.look.widgets.fields import ChoiceBox
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.translation import tr

SPACE = 16
"""Pixels between two words of the legend."""


class Legend(QWidget):
    """Words in the colours of what they mean; the last ones go where room is short.

    Attributes:
        words: each with the palette name of its colour.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_words(self, *words: tuple[str, str]) -> None:
        """Show these words with their colours."""
        self.words = words
        said = " · ".join(text for text, _ in words)
        self.setToolTip(plain_tooltip(said))
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, round(QFontMetricsF(interface_font(9)).height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), interface_font(9)
        painter.setFont(font)
        metrics, x = QFontMetricsF(font), 0.0
        for text, color in self.words:
            width = metrics.horizontalAdvance(text)
            if x + width > self.width():
                break
            painter.setPen(theme.color(color))
            painter.drawText(QRectF(x, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + SPACE


class StripsHeader(QWidget):
    """Title, legend, class and sorting.

    Attributes:
        title: says what is shown.
        legend: says what the colours mean.
        class_box: chooses the class whose probability is shown; hidden for regression.
        sort_button: opens the ways to sort.
    """

    def __init__(self, profiler: Profiler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiler = profiler
        self.title = ElidedLabel(tr("What the network says as one column changes"), look="title")
        self.legend = Legend()
        self.class_box = ChoiceBox({})
        tip = tr("The class whose probability the strips show")
        set_names(self.class_box, "profile_class", tr("Class looked at"), tip)
        self.class_box.chosen.connect(lambda key: profiler.choose_output(int(key)))
        self._class_label = PlainLabel(tr("probability of"))
        self._class_label.setProperty("look", "muted")
        self.sort_button = QPushButton()
        self.sort_button.setProperty("look", "unfold")
        self.sort_button.setMenu(self._sort_menu())
        top = set_margins(QHBoxLayout(), 12)
        top.addWidget(self.title, 1)
        top.addWidget(self._class_label)
        top.addWidget(self.class_box)
        top.addWidget(self.sort_button)
        layout = set_margins(QVBoxLayout(self), 4, (14, 10, 14, 8))
        layout.addLayout(top)
        layout.addWidget(self.legend)
        self._classes: tuple[str, ...] | None = None
        profiler.changed.connect(self._fill)
        profiler.pinned.changed.connect(self._show_legend)
        self._fill()

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self.sort_button)
        group = QActionGroup(menu)
        labels = {"importance": tr("By importance"), "table": tr("As in the table"), "name": tr("By name")}
        for key, label in labels.items():
            action: QAction = menu.addAction(label)
            action.setObjectName(f"sort_{key}")
            action.setCheckable(True)
            action.setChecked(key == self._profiler.order.sorting)
            action.triggered.connect(lambda _checked, key=key: self._profiler.sort_by(key))
            group.addAction(action)
        return menu

    def _fill(self) -> None:
        profiler, basis = self._profiler, self._profiler.basis
        classes = basis.preparation.task.classes if basis is not None else ()
        if classes != self._classes:
            self._classes = classes
            self.class_box.clear()
            for place, name in enumerate(classes):
                self.class_box.addItem(name, str(place))
            self.class_box.setVisible(bool(classes))
            self._class_label.setVisible(bool(classes))
        self.class_box.show_key(str(profiler.output))
        words = {
            "importance": tr("sorted by importance"),
            "table": tr("in the order of the table"),
            "name": tr("sorted by name"),
        }[profiler.order.sorting]
        self.sort_button.setText(f"{words} ▾")
        tip = tr(
            "How far the prediction moves along each column, in these curves, tells how important it is here"
        )
        set_names(self.sort_button, "sort_strips", words, tip)
        self._show_legend()

    def _show_legend(self) -> None:
        basis, beside = self._profiler.basis, self._profiler.pinned.beside
        rows = len(basis.others) if basis is not None else 0
        words = [(tr("this row"), "forward")]
        if beside is not None:
            words.append((tr("the row beside"), "violet"))
        words += [(tr("mean of {rows} training rows", rows=rows), "yellow"), (tr("each of them"), "muted")]
        self.legend.show_words(*words, (tr("hatched: never seen in training"), "trouble"))
