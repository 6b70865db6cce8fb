"""The widgets of the window, and where they stand in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenuBar, QToolBar, QToolButton, QWidget

from gui.bench.training_session import SPEEDS
from gui.canvas.canvas import Canvas
from gui.look.icons import set_icon
from gui.look.widgets.helpers import set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.pages import stack
from gui.look.words.translation import tr
from gui.panels.data.data_panel import DataPanel
from gui.panels.layer_settings_panel import LayerSettingsPanel
from gui.panels.palette_panel import PalettePanel
from gui.panels.training.speed_box import SpeedBox
from gui.panels.training.timeline_bar import TimelineBar
from gui.panels.training.training_bar import TrainingBar, tool_button
from gui.panels.training.training_panel import TrainingPanel
from gui.plots.curves.curves_panel import CurvesPanel
from gui.plots.layer.layer_view import LayerView
from gui.plots.separation.separation_card import SeparationCard
from gui.window.lasting import Lasting
from gui.window.pages.page_tabs import PageTabs
from gui.window.parts.displays.curves_or_health import CurvesOrHealth

if TYPE_CHECKING:
    from gui.dialogs.cross_validation import CrossValidationDialog
    from gui.dialogs.prediction import PredictionDialog
    from gui.dialogs.rate_finder import RateFinderDialog
    from gui.window.parts.displays.animation_display import AnimationDisplay


class Widgets(QObject):
    """Makes the widgets without their actions; they are placed in the window once these are there.

    Attributes:
        window, lasting: what they are made for.
        canvas, data_panel, palette_panel, settings_panel, training_panel, layer_view, separation, curves,
            timeline_bar, training_bar, speed_box, advice_bar, message_bar: the parts in the window.
        below: the curves or the health of the layers.
        tabs: the pages.
        toolbar, frame: the bar above, and the middle of the window.
        inspector: what scrolls at the right of the drawing.
    """

    def __init__(self, owner: QObject, window: QMainWindow, lasting: Lasting) -> None:
        super().__init__(owner)
        self.window, self.lasting = window, lasting
        self.canvas, self.curves, self.layer_view = Canvas(), CurvesPanel(), LayerView()
        self.data_panel, self.palette_panel = DataPanel(), PalettePanel()
        self.separation = SeparationCard()
        self.settings_panel, self.training_bar = LayerSettingsPanel(), TrainingBar()
        self.training_panel, self.speed_box = TrainingPanel(), SpeedBox(SPEEDS)
        self.layer_view.setContentsMargins(14, 0, 14, 0)  # in line with the settings above it
        self.timeline_bar = TimelineBar()
        self.advice_bar = MessageBar("advice_message")
        self.message_bar = MessageBar("window_message")
        self.below = CurvesOrHealth(self.advice_bar, self.curves, self.timeline_bar)
        self.tabs = PageTabs()
        self.tabs.float_over(self.message_bar)
        self.frame, self.toolbar = lasting.lessons.framed(self.tabs), QToolBar(tr("Tools"))
        self.inspector = stack("layer_area", self.training_panel, self.settings_panel, self.layer_view)

    @cached_property
    def rate_dialog(self) -> RateFinderDialog:
        """Dialog of the search for a learning rate, made when it is first wanted."""
        from gui.window.parts.displays.rate_search_display import RateSearchDisplay

        choose = self.training_bar.choose_rate
        return RateSearchDisplay(self, self.window, self.lasting, choose).dialog

    @cached_property
    def cross_dialog(self) -> CrossValidationDialog:
        """Dialog of the cross-validation, made when it is first wanted."""
        from gui.window.parts.displays.cross_validation_display import CrossValidationDisplay

        return CrossValidationDisplay(self, self.window, self.lasting).dialog

    @cached_property
    def prediction_dialog(self) -> PredictionDialog:
        """Dialog that predicts a file, made when it is first wanted."""
        from gui.window.parts.displays.prediction_display import PredictionDisplay

        return PredictionDisplay(self, self.window, self.lasting).dialog

    @cached_property
    def animation(self) -> AnimationDisplay:
        """Dialog that writes an animation with what joins it, made when it is first wanted."""
        from gui.window.parts.displays.animation_display import AnimationDisplay

        return AnimationDisplay(self, self.window, self, self.tabs)

    def make_dialogs(self, names: tuple[str, ...]) -> None:
        """Make the dialogs with these object names, of those that stay while they are closed."""
        for name, place in (
            ("rate_finder_dialog", "rate_dialog"),
            ("cross_validation_dialog", "cross_dialog"),
            ("prediction_dialog", "prediction_dialog"),
        ):
            if name in names:
                getattr(self, place)

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """The parts of the window in the order in which Tab goes through them."""
        docks = self.lasting.docks
        left, right, below = (docks[name] for name in ("data_dock", "layer_dock", "curves_dock"))
        return self.toolbar, left, self.frame, right, below

    def place(self, actions: dict[str, QAction]) -> None:
        """Put everything into the window, with the actions by their keys."""
        self.lasting.middle.addWidget(self.frame)
        self._fill_toolbar(actions)
        self._fill_docks()
        self.window.setMenuBar(QMenuBar())
        bell = tool_button(actions["notices"], "notices", shows_text=False)
        for button in (bell, self._curves_button()):
            button.setProperty("look", "corner")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.tabs.add_corner(button)

    def _fill_toolbar(self, actions: dict[str, QAction]) -> None:
        bar = self.toolbar
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.toggleViewAction().setEnabled(False)
        self.training_bar.set_actions(*(actions[key] for key in ("train", "step", "reset")))
        of_files = ("open_csv", "save", "undo", "redo")
        self.training_bar.set_file_actions({key: actions[key] for key in of_files})
        self.training_bar.add_beside_settings(self.speed_box)
        bar.addWidget(self.training_bar)  # one widget, so that it is the bar that says what goes first
        self.window.addToolBar(bar)

    def _fill_docks(self) -> None:
        for name, title, inside in (
            ("data_dock", tr("Data and layers"), self.tabs.left),
            ("layer_dock", tr("Layer and training"), self.tabs.right),
            ("curves_dock", tr("Curves"), self.below),
        ):
            dock = self.lasting.docks[name]
            dock.setWindowTitle(title)
            dock.setWidget(inside)

    def _curves_button(self) -> QToolButton:
        """Folds the curves away, and shows them again."""
        show, button = self.lasting.docks["curves_dock"].toggleViewAction(), QToolButton()
        set_names(button, "curves_button", tr("Curves"), tr("Show or hide the curves"))
        set_icon(button, "mdi6.chart-line")
        button.setCheckable(True)
        button.setChecked(show.isChecked())
        button.clicked.connect(show.trigger)
        show.toggled.connect(button.setChecked)
        return button
