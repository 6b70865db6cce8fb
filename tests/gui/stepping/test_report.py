"""The report of an iteration: one page with the real numbers that needs no other file, and pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QImage

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.task import Task
from engine.stepping.check.check import check_tape
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from gui.look.words.translation import language
from gui.stepping.report.report_page import ReportSource, report_page
from gui.stepping.report.report_pictures import part_picture, png_of, titled
from tests.random_networks import random_graph, random_task
from tests.taped import tape_of, with_one_wrong
from tests.toy_data import task_of

VOID = {"meta", "br", "img", "hr"}
SVG = "{http://www.w3.org/2000/svg}"
TASK = task_of("classes", 4)
HOSTILE = "<script>alert('x')</script>&\"{layer}"


class Page(HTMLParser):
    """Reads a page, and complains of tags that do not match.

    Attributes:
        tags: how often each was opened.
        links: values of attributes that could load something.
        tables: caption -> rows of texts.
        text: all words.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.links: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.text = ""
        self._open: list[str] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self.links += [value or "" for name, value in attributes if name in ("href", "src", "xlink:href")]
        assert not any(name.startswith("on") for name, _ in attributes)
        if tag == "span":  # a letter that is typeset
            self.handle_data(dict(attributes)["aria-label"] or "")
        if tag not in VOID:
            self._open.append(tag)
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag == "table":
            self.tables[self._caption] = self._rows

    def handle_data(self, data: str) -> None:
        self.text += data
        around = [tag for tag in self._open if tag != "span"][-1:]  # a letter that is typeset is part of it
        if around == ["caption"]:
            self._caption += data
        elif around in (["td"], ["th"]):
            self._rows[-1][-1] += data


def drawn(*layers: tuple[str, object], task: Task = TASK) -> Architecture:
    return chain(list(layers), task)


def source_of(tape: Tape, row: int = 0, done: int | None = None, **more: object) -> ReportSource:
    done = len(tape.plan.parts) if done is None else done
    return ReportSource(
        tape=tape,
        done=done,
        row=row,
        title="iris",
        data="iris.csv",
        date="2026-01-02 03:04",
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def tape() -> Tape:
    return tape_of(drawn(("dense", DenseSettings(5, "relu"))), TASK, 20)


def whole_page(source: ReportSource) -> Page:
    return Page(report_page(source, source.steps))


def test_a_page_needs_nothing_else(qapp, tape):
    page = whole_page(source_of(tape))
    assert page.tags["section"] == len(tape.plan.steps)
    assert page.tags["article"] == len(tape.plan.parts)
    assert "script" not in page.tags and "link" not in page.tags and "iframe" not in page.tags
    assert page.links and all(link.startswith("data:image/png;base64,") for link in page.links)
    assert "url(" not in report_page(source_of(tape), source_of(tape).steps)


def test_a_page_holds_the_real_numbers(qapp, tape):
    page = whole_page(source_of(tape))
    dW = page.tables["dW[1] (5×4)"]
    shown = np.array([[float(cell) for cell in line[1:]] for line in dW[1:]])
    np.testing.assert_allclose(shown, tape[Key("dW", 1)], rtol=1e-4)
    assert f"J = {float(tape[Key('loss', 2)]):.6g}" in page.text
    for key in tape.values:
        if tape.plan.part_of(key) is not None and key.name != "loss":
            assert any(caption.startswith(f"{key.text} (") for caption in page.tables), key


def test_nothing_is_said_twice(qapp, tape):
    """The step that takes the mini-batch has one formula, and one sentence for both."""
    page = report_page(source_of(tape), tape.plan.steps[:1])
    words = re.findall("<p>(.*?)</p>", page)
    assert words and len(words) == len(set(words))


def test_every_quantity_has_one_table(qapp, tape):
    page = report_page(source_of(tape), source_of(tape).steps)
    captions = re.findall(r"<caption>(.*?) \(", page)
    assert len(captions) == len(set(captions))


def test_of_large_arrays_a_part_is_shown_and_said(qapp, tape):
    page = whole_page(source_of(tape, row=17))
    caption = "z[1] (5×20): rows 9 to 20 of 20"
    table = page.tables[caption]
    assert table[0][1:] == [str(number) for number in range(9, 21)]
    shown = np.array([[float(cell) for cell in line[1:]] for line in table[1:]])
    np.testing.assert_allclose(shown, tape[Key("z", 1)][8:20].T, rtol=1e-4)
    chosen = re.findall(
        r"class='chosen'>([^<]*)<", report_page(source_of(tape, row=17), source_of(tape).steps)
    )
    assert "18" in chosen


def test_only_what_is_shown_is_reported(qapp, tape):
    loss = next(step for step in tape.plan.steps if step.kind == "loss")
    source = source_of(tape, done=loss.start)
    page = whole_page(source)
    assert not any(caption.startswith("dW") for caption in page.tables)
    assert "J =" not in page.text.split("forward")[0]
    assert source.steps[-1].kind == "forward"


def test_a_page_of_one_step(qapp, tape):
    backward = next(step for step in tape.plan.steps if step.kind == "backward")
    page = Page(report_page(source_of(tape), [backward]))
    assert page.tags["section"] == 1
    assert {caption.split()[0] for caption in page.tables} == {
        "dz[2]",
        "a[1]",
        "W[2]",
        "dW[2]",
        "db[2]",
        "da[1]",
    }


def test_hostile_names_are_only_words(qapp):
    architecture = drawn(("dense", DenseSettings(5, "relu")))
    layers = tuple(replace(layer, name=HOSTILE) for layer in architecture.layers)
    tape = tape_of(replace(architecture, layers=layers), TASK, 4)
    tape = replace(tape, row_names=(HOSTILE,) * 4)
    source = ReportSource(
        tape=tape,
        done=len(tape.plan.parts),
        row=0,
        title=HOSTILE,
        data=HOSTILE,
        date="today",
        diagram="",
        check=check_tape(tape),
    )
    page = whole_page(source)
    assert "script" not in page.tags
    assert HOSTILE in page.text


def test_features_and_classes_are_called_by_their_names(qapp, tape):
    names = (HOSTILE, "sepal_width", "colour = red", "pixel # 3")
    page = whole_page(source_of(replace(tape, plan=replace(tape.plan, features=names))))
    dW = page.tables["dW[1] (5×4)"]
    assert dW[0][1:] == list(names)
    outputs = next(table for caption, table in page.tables.items() if caption.startswith("a[2] ("))
    assert [line[0] for line in outputs[1:]] == list(TASK.classes)
    assert "script" not in page.tags


def test_the_verdict_of_a_check_is_reported(qapp, tape):
    good = whole_page(source_of(tape, check=check_tape(tape)))
    assert "All layers agree with central differences." in good.text
    wrong = with_one_wrong(tape, Key("dW", 1))
    bad = report_page(source_of(wrong, check=check_tape(wrong)), [])
    assert "Dense 1: dW[1] does not agree" in Page(bad).text
    assert bad.count("<tr class='wrong'>") == 1


def test_a_page_is_in_the_language_of_the_window(qapp, monkeypatch, tape):
    monkeypatch.setattr(language, "code", "ko")
    monkeypatch.setattr(language, "sentences", {"Learning rate": "학습률", "update W, b": "갱신 W, b"})
    page = report_page(source_of(tape), source_of(tape).steps)
    assert "<html lang='ko'>" in page and "<dt>학습률</dt>" in page and "<h2>갱신 W, b</h2>" in page


@pytest.mark.parametrize("seed", range(6))
def test_any_network_can_be_reported(qapp, seed):
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    tape = tape_of(random_graph(task, rng), task, 3)
    page = whole_page(source_of(tape, row=1))
    assert page.tags["article"] == len(tape.plan.parts)


@pytest.mark.parametrize(
    "layers",
    [
        [("dense", DenseSettings(5, "relu"))],
        [
            ("reshape", ReshapeSettings(4, 4, 1)),
            ("conv2d", Conv2DSettings(3, 3)),
            ("max_pool2d", PoolSettings()),
            ("flatten", NoSettings()),
        ],
    ],
    ids=["dense", "pictures"],
)
def test_pictures_are_whole_svg_and_png_at_twice_the_size(qapp, layers):
    task = task_of("classes", 16)
    tape = tape_of(chain(layers, task), task, 5)
    for part in tape.plan.parts:
        picture = titled(part_picture(tape, part, 2), part.formula, "Dense <1> & more")
        root = ElementTree.fromstring(picture.svg)  # noqa: S314 - made just now
        assert root.tag == f"{SVG}svg"
        maps = [each for each in root.iter(f"{SVG}image") if float(each.get("height", 0)) != 6]
        assert len(maps) == len(part.operands) + len(part.results)
        for each in maps:
            assert float(each.get("x", 0)) + float(each.get("width", 0)) <= picture.width
        image = QImage.fromData(png_of(picture.svg))
        assert abs(image.width() - 2 * picture.width) <= 2
        assert image.width() < 4000
        colors = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)}
        assert len(colors) > 5  # maps and formulas, not a blank sheet


def test_the_letters_of_an_update_have_their_numbers(qapp, tape):
    text = whole_page(source_of(tape)).text
    assert tape.settings.optimizer == "adam"
    for words in (f"α = {tape.learning_rate:g}, ε = 1e-08", "β₁ = 0.9, t = 1", "β₂ = 0.999"):
        assert words in text
