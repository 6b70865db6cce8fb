"""Random edits of a drawing: the canvas shows the project after each of them, and all can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.common.settings import settings_of
from engine.core.architecture.architecture import Architecture, Connection, LayerSpec, settings_type_of
from engine.core.architecture.groups import is_folded
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import TEMPLATES, suggested, template_architecture
from engine.core.layers import LAYER_KINDS
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.project.project import Project
from gui.bench.document import Document
from gui.canvas.canvas import Canvas
from gui.canvas.editing.additions import WantedPlace
from gui.canvas.editing.suggestions import matching, suggestions
from gui.canvas.geometry import PORT_RADIUS
from gui.canvas.items.card_texts import card_texts
from gui.canvas.scene import Scene
from gui.look.words.translation import tr_message

SEQUENCES, EDITS = 200, 12
GROUPS = 8
"""Parts of the sequences that are tests of their own, so that a failure says where to look."""

TASKS = (
    Task("classes", 4, ("a", "b", "c"), "kind"),
    Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1)),
    Task("regression", 3, (), "y"),
    None,
)


class Session:
    """A canvas and a document, joined as the window joins them, and a user who does anything."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.document = canvas, Document()
        self.task: Task | None = None
        self.random = Random(0)  # noqa: S311
        self.done: list[str] = []
        canvas.edited.connect(self._edit)
        canvas.gesture_ended.connect(self.document.end_gesture)
        self.document.changed.connect(lambda _before, _after: self._show())
        self.edits: tuple[Callable[[], object], ...] = (
            *(self.add, self.insert, self.append, self.choose, self.delete, self.delete, self.cut_lines),
            *(self.move, self.press_arrows, self.drop_on_line, self.connect, self.connect, self.reconnect),
            *(self.duplicate, self.paste, self.change_settings, self.rename, self.tidy, self.use_template),
            *(self.fix, self.undo, self.go_through_history, self.repeat, self.fold, self.fold, self.ungroup),
        )

    def begin(self, seed: int) -> None:
        """Open another project."""
        self.random = Random(seed)  # noqa: S311
        self.task = self.random.choice(TASKS)
        begun = Architecture() if self.random.random() < 0.15 else suggested(self.task or TASKS[0])
        self.done = []
        self.document.load(Project(architecture=begun), "")
        self._show()

    def _edit(self, text: str, architecture: Architecture, merge_key: object) -> None:
        assert text
        self.document.edit(text, replace(self.document.project, architecture=architecture), merge_key)

    def _show(self) -> None:
        drawn = self.drawn
        self.canvas.show_architecture(drawn, self.task, find_problems(drawn, self.task))

    @property
    def drawn(self) -> Architecture:
        return self.document.project.architecture

    def step(self) -> None:
        """Do one random edit."""
        edit = self.random.choice(self.edits)
        self.done.append(edit.__name__)
        if self.random.random() < 0.5:
            self.canvas.select(self._some())
        edit()

    # What the user does

    def _some(self) -> list[str]:
        ids = [layer.id for layer in self.drawn.layers]
        return self.random.sample(ids, min(len(ids), self.random.choice((0, 1, 1, 2, 3))))

    def _one(self) -> LayerSpec | None:
        return self.random.choice(self.drawn.layers) if self.drawn.layers else None

    def _line(self) -> Connection | None:
        return self.random.choice(self.drawn.connections) if self.drawn.connections else None

    def _kind(self) -> str:
        return self.random.choice(list(LAYER_KINDS))

    def _point(self) -> QPointF:
        return QPointF(self.random.uniform(-400, 1400), self.random.uniform(-400, 900))

    def add(self) -> None:
        if self.random.random() < 0.5:
            self.canvas.add_layer(self._kind())
        else:
            self.canvas.reveal(self.canvas.editor.add_loose(self._kind(), self._point()))

    def insert(self) -> None:
        line = self._line()
        if line is not None:
            self.canvas.editor.insert(self._kind(), line)

    def append(self) -> None:
        layer = self._one()
        if layer is not None:
            self.canvas.editor.add_after(self._kind(), layer.id)

    def choose(self) -> None:
        """A layer of the menu, for a line that was let go."""
        layer = self._one()
        if layer is None:
            return
        wanted = WantedPlace(source=layer.id, point=self._point())
        if layer.kind != "input" and self.random.random() < 0.4:
            wanted = WantedPlace(target=layer.id, point=self._point())
        offered = matching(suggestions(self.drawn, self.task, wanted), "")
        if offered:
            chosen = self.random.choice(offered)
            self.canvas.editor.add(chosen.kind, wanted, chosen.settings)

    def delete(self) -> None:
        self.canvas.delete_selection()

    def cut_lines(self) -> None:
        line = self._line()
        if line is not None:
            self.canvas.scene.select(self._some(), [line])
            self.canvas.delete_selection()

    def move(self) -> None:
        self.canvas.editor.move({layer_id: self._point() for layer_id in self._some()})

    def press_arrows(self) -> None:
        for _ in range(self.random.randint(1, 3)):
            QTest.keyClick(self.canvas.view, self.random.choice((Qt.Key.Key_Left, Qt.Key.Key_Down)))

    def drop_on_line(self) -> None:
        line, editor = self._line(), self.canvas.editor
        rows = [row for row in ([layer.id] for layer in self.drawn.layers) if editor.loose_row(row)]
        rows += [row for row in [self._some()] if editor.loose_row(row)]
        rows = [row for row in rows if line is not None and line.source not in row]
        if rows and line is not None:
            editor.insert_existing({i: self._point() for i in self.random.choice(rows)}, line)

    def connect(self) -> None:
        source, target = self._one(), self._one()
        if source is not None and target is not None:
            self.canvas.editor.connect_layers(source.id, target.id)

    def reconnect(self) -> None:
        line, target = self._line(), self._one()
        if line is not None and target is not None:
            self.canvas.editor.connect_layers(line.source, target.id, instead_of=line)

    def duplicate(self) -> None:
        self.canvas.duplicate()

    def paste(self) -> None:
        self.random.choice((self.canvas.copy, self.canvas.cut))()
        self.canvas.paste(self._point() if self.random.random() < 0.5 else None)

    def change_settings(self) -> None:
        layer = self._one()
        settings = settings_of(settings_type_of(layer.kind)) if layer is not None else {}
        if layer is not None and "units" in settings:
            changed = replace(layer.settings, units=self.random.randint(1, 9))
            self._edit("Change the units", self.drawn.with_layer(replace(layer, settings=changed)), "units")

    def rename(self) -> None:
        layer = self._one()
        if layer is not None:
            named = replace(layer, name=f"Layer {self.random.randint(1, 99)}")
            self._edit("Rename", self.drawn.with_layer(named), None)

    def tidy(self) -> None:
        self.canvas.tidy()

    def use_template(self) -> None:
        keys = [key for key, each in TEMPLATES.items() if self.task is not None and each.suits(self.task)]
        if keys and self.task is not None:
            template = template_architecture(self.random.choice(keys), self.task)
            self._edit("Use a template", template.taking_the_place_of(self.drawn), None)

    def repeat(self) -> None:
        if len(self.drawn.layers) < 40:
            self.canvas.grouping.repeat(self.random.randint(2, 4))

    def fold(self) -> None:
        if self.drawn.groups:
            self.canvas.select(self.random.choice(self.drawn.groups).members)
        self.canvas.grouping.fold()

    def ungroup(self) -> None:
        self.canvas.grouping.ungroup()

    def fix(self) -> None:
        if not self.canvas.status.button.isHidden():
            self.canvas.status.button.click()

    def undo(self) -> None:
        self.document.undo_stack.undo()

    def go_through_history(self) -> None:
        stack = self.document.undo_stack
        stack.setIndex(self.random.randint(0, stack.index()))
        stack.setIndex(self.random.randint(stack.index(), stack.count()))

    # What has to hold

    def check(self) -> None:
        """The drawing is sound, and the canvas shows it."""
        drawn, scene = self.drawn, self.canvas.scene
        problems = find_problems(drawn, self.task)
        texts = card_texts(drawn, self.task)
        assert self.canvas.editor.architecture == drawn
        assert list(scene.cards) == [layer.id for layer in drawn.layers]
        for layer in drawn.layers:
            card = scene.cards[layer.id]
            wrong = next((tr_message(each.message) for each in problems if each.layer_id == layer.id), "")
            assert (card.layer, card.texts, card.problem) == (layer, texts[layer.id], wrong)
            assert card.pos() == QPointF(layer.x, layer.y) and card.scene() is scene
        assert set(scene.lines) == set(drawn.connections)
        for line, item in scene.lines.items():
            if item.is_folded:
                assert not item.isVisible()
                continue
            path, end = item.path(), scene.cards[line.target].input_port()
            assert end is not None and item.scene() is scene
            assert path.pointAtPercent(0) == scene.cards[line.source].output_port() + QPointF(PORT_RADIUS, 0)
            assert (path.currentPosition() - end + QPointF(PORT_RADIUS, 0)).manhattanLength() < 1e-6
        assert scene.loss.isVisible() <= (drawn.output is not None and self.task is not None)
        assert not scene._ghost.isVisible() and not scene._guides.isVisible()
        self._check_groups()
        self._check_graph()

    def _check_groups(self) -> None:
        drawn, scene = self.drawn, self.canvas.scene
        members = [i for group in drawn.groups for i in group.members]
        assert len(set(members)) == len(members) and all(i in drawn for i in members)
        assert [item.shown for item in scene.groups.items] == list(drawn.groups)
        folded = {i: group for group in drawn.groups if is_folded(drawn, group) for i in group.members}
        for layer in drawn.layers:
            group = folded.get(layer.id)
            assert scene.cards[layer.id].is_seen == (group is None or group.members[0] == layer.id)

    def check_ways(self) -> None:
        """Lines run as in a scene that has seen nothing else."""
        fresh, problems = Scene(), find_problems(self.drawn, self.task)
        fresh.show_architecture(self.drawn, self.task, problems, TrainingSettings())
        fresh.set_zoom(self.canvas.view.zoom)
        for line, item in self.canvas.scene.lines.items():
            assert item.is_folded == fresh.lines[line].is_folded
            assert item.is_folded or item.path() == fresh.lines[line].path()

    def _check_graph(self) -> None:
        drawn = self.drawn
        assert len({layer.id for layer in drawn.layers}) == len(drawn.layers)
        assert len(set(drawn.connections)) == len(drawn.connections)
        assert not drawn.on_cycle()
        assert sum(layer.kind == "input" for layer in drawn.layers) <= 1
        for layer in drawn.layers:
            most = 0 if layer.kind == "input" else len(drawn.layers) if drawn.takes_many(layer.id) else 1
            assert len(drawn.sources(layer.id)) <= most


@pytest.fixture(scope="module")
def session(qapp) -> Session:
    canvas = Canvas()
    canvas.resize(900, 600)
    canvas.show()
    return Session(canvas)


@pytest.mark.parametrize("group", range(GROUPS))
def test_all_random_edits_are_shown_undone_and_redone(session: Session, group: int, qtbot: QtBot) -> None:
    for seed in range(group, SEQUENCES, GROUPS):
        session.begin(seed)
        first, stack = session.document.project, session.document.undo_stack
        try:
            session.check()
            for _ in range(EDITS):
                session.step()
                session.check()
            while stack.canRedo():
                stack.redo()
            last = session.document.project
            while stack.canUndo():
                stack.undo()
                session.check()
            assert session.document.project == first
            while stack.canRedo():
                stack.redo()
            assert session.document.project == last
            session.check()
            session.check_ways()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}, after {', '.join(session.done)}") from error
    QGuiApplication.clipboard().clear()
