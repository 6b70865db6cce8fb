"""Where a user stands in an iteration: forward asks the run for what is missing, back only hides."""

from __future__ import annotations

import pytest

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.planner import plan_iteration
from engine.stepping.quantities import Cell, Key
from gui.stepping.journey import journey_text
from gui.stepping.stepping_model import SteppingModel, main_part
from tests.taped import tape_of

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
NETWORK = chain([("dense", DenseSettings(5)), ("dense", DenseSettings(4, "tanh"))], TASK)


class Run:
    """Answers a model as a run does, with whole steps."""

    def __init__(self, model: SteppingModel) -> None:
        self.model, self.asked = model, list[int]()
        self.iteration = 0
        model.parts_wanted.connect(self._walk)

    def _walk(self, parts: int) -> None:
        self.asked.append(parts)
        tape = self.model.tape
        if tape is None or tape.is_complete:
            self.iteration += 1
        plan = self.model.plan
        assert plan is not None
        steps = next(i for i, step in enumerate(plan.steps, 1) if step.end >= parts)
        answer = tape_of(NETWORK, TASK, steps=steps)
        object.__setattr__(answer, "iteration", self.iteration)
        self.model.take_tape(answer)


@pytest.fixture
def model(qapp) -> SteppingModel:
    model = SteppingModel()
    model.show_plan(plan_iteration(NETWORK, TASK, TrainingSettings()))
    return model


@pytest.fixture
def run(model) -> Run:
    return Run(model)


def done_of(model: SteppingModel) -> str:
    part = model.part
    return "nothing" if part is None else f"{part.kind} {part.results[0].text}"


def test_steps_go_layer_by_layer_or_inside(model, run):
    for expected in ("take a[0]", "forward a[1]", "forward a[2]", "forward a[3]", "loss dz[3]"):
        model.step_forward()
        assert done_of(model) == expected
    model.set_inside(True)
    for expected in ("backward dW[3]", "backward db[3]", "backward da[2]", "backward dz[2]"):
        model.step_forward()
        assert done_of(model) == expected
    model.set_inside(False)
    assert done_of(model) == "backward da[1]", "a step that is begun is shown to its end"


def test_back_and_forward_again_ask_the_run_for_nothing(model, run):
    model.run_to_update()
    asked, done = list(run.asked), model.done
    for _ in range(3):
        model.step_back()
    assert model.done < done
    assert not model.knows(Key("dW", 1))
    assert model.tape.knows(Key("dW", 1)), "it is computed, but not shown any more"
    for _ in range(3):
        model.step_forward()
    model.restart_iteration()
    assert model.done == 0
    model.go_to(done)
    assert (run.asked, model.done) == (asked, done)


def test_the_ends_of_forward_and_backward(model, run):
    model.run_to_loss()
    assert done_of(model) == "loss dz[3]"
    model.run_to_update()
    assert model.plan.parts[model.done].kind == "update"
    model.run_to_loss()
    assert done_of(model) == "loss dz[3]", "back to the loss of the same iteration"
    model.run_iteration()
    assert model.is_at_end


def test_after_the_update_the_next_mini_batch_comes(model, run):
    model.run_iteration()
    first = model.tape
    model.step_forward()
    assert model.tape.iteration == first.iteration + 1
    assert done_of(model) == "take a[0]"
    model.run_iteration()
    model.run_iteration()
    assert model.tape.iteration == first.iteration + 2


def test_nothing_is_known_before_its_step(model, run):
    model.set_inside(True)
    for done in range(1, len(model.plan.parts) + 1):
        model.step_forward()
        for place, part in enumerate(model.plan.parts, start=1):
            assert all(model.knows(key) == (place <= done) for key in part.results)


def test_a_part_is_selected_with_each_step_and_another_one_can_be(model, run):
    model.run_to_update()
    assert model.selected is main_part(model.plan, model.step)
    assert model.selected.results[0] == Key("dW", 1), "nothing before layer 1 learns, so it hands nothing on"
    other = model.plan.part_of(Key("z", 2))
    model.choose_part(other)
    assert model.selected is other
    model.choose_cell(Cell(Key("da", 1), (0, 2)))
    assert (model.cell, model.selected.results[0]) == (Cell(Key("da", 1), (0, 2)), Key("da", 1))
    model.choose_cell(Cell(Key("da", 1), (4, 2)))
    assert model.row == 4, "it is this row that is looked at now"
    model.choose_cell(Cell(Key("dW", 1), (2, 1)))
    assert model.row == 4, "weights belong to no row"
    model.step_back()
    assert model.selected.results[0] == Key("da", 1)
    assert model.cell is None or model.knows(model.cell.key)


def test_what_is_not_known_is_not_explained(model, run):
    model.run_to_loss()
    model.choose_cell(Cell(Key("dW", 2), (0, 0)))
    assert model.cell is None


def test_while_the_run_computes_no_other_step_is_asked_for(model):
    asked = []
    model.parts_wanted.connect(asked.append)
    model.step_forward()
    model.step_forward()
    model.run_iteration()
    assert asked == [1]
    assert model.is_waiting
    model.give_up_waiting()
    model.step_forward()
    assert asked == [1, 1]


def test_training_that_goes_on_ends_the_iteration(model, run):
    model.run_to_loss()
    model.set_running(True)
    assert (model.tape, model.done, model.selected) == (None, 0, None)
    model.take_tape(tape_of(NETWORK, TASK, steps=3))
    assert model.tape is None, "it is from before"


def test_playback_stops_before_the_update_and_goes_across_it_when_asked_again(qtbot, model, run):
    model.set_interval(0)
    assert model.interval == 250
    model._timer.setInterval(1)
    model.toggle_playback()
    qtbot.waitUntil(lambda: not model.is_playing, timeout=10_000)
    assert (model.done, model.tape.is_complete) == (model.update_start, False)
    model.toggle_playback()
    qtbot.waitUntil(lambda: not model.is_playing, timeout=10_000)
    assert model.is_at_end
    assert run.iteration == 1
    model.restart_iteration()  # the weights have changed: it may be shown in one go
    model.toggle_playback()
    qtbot.waitUntil(lambda: not model.is_playing, timeout=10_000)
    assert model.is_at_end
    assert run.iteration == 1


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("done", [0, 3, 7])
def test_a_click_far_ahead_stops_before_the_update_and_says_so(model, run, inside, done):
    model.set_inside(inside)
    if done:
        model._go(done)
    update = model.plan.steps[-1]
    assert (update.kind, model.reached(update.end)) == ("update", update.start)
    said = journey_text(model, update.end)
    count = sum(model.done < stop <= update.start for stop in model.stops)
    assert said.startswith(f"Click: runs {count} steps forward, to backward 1")
    assert said.endswith("It stops before the update; click again, and the weights change.")
    model.go_to(update.end)
    assert (model.done, model.tape.is_complete) == (update.start, False)
    said = journey_text(model, update.end)
    assert said.endswith("The weights change.") and "stops" not in said
    model.go_to(update.end)
    assert model.is_at_end
    assert journey_text(model, update.end) == "Click: shows its numbers."
    assert journey_text(model, 1) in (
        f"Click: goes {len(model.stops) - 1} steps back, to take mini-batch a[0].",
    )


def test_home_and_end_stay_within_the_iteration(model, run):
    model.go_to_update()
    assert model.done == model.update_start
    model.go_to_update()
    assert (model.done, model.tape.is_complete) == (model.update_start, False)
    model.run_iteration()
    model.go_to_update()
    assert (model.is_at_end, run.iteration) == (True, 1)


def test_playback_can_be_stopped(qtbot, model, run):
    model.toggle_playback()
    assert model.is_playing and model.done == 1
    model.toggle_playback()
    assert not model.is_playing


def test_another_plan_forgets_the_tape(model, run):
    model.run_to_loss()
    model.show_plan(model.plan)
    assert model.tape is not None
    model.show_plan(plan_iteration(NETWORK, TASK, TrainingSettings()))
    assert model.tape is None


def test_a_row_outside_the_mini_batch_cannot_be_chosen(model, run):
    model.run_to_loss()
    model.choose_row(5)
    model.choose_row(6)
    model.choose_row(-1)
    assert model.row == 5


def test_a_mini_batch_that_became_smaller_keeps_no_row_and_no_number_of_the_larger_one(model, run):
    """As after another batch size in the middle of an iteration, which then begins again."""
    model.run_to_loss()
    model.choose_cell(Cell(Key("z", 1), (5, 0)))
    assert (model.row, model.cell is None) == (5, False)
    smaller = tape_of(NETWORK, TASK, m=2)
    object.__setattr__(smaller, "iteration", run.iteration)
    model.take_tape(smaller)
    assert (model.row, model.cell) == (1, None)
