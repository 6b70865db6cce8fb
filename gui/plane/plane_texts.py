"""Words about the plane: what is said at a place, which rows are shown, and what there is to do first."""

from __future__ import annotations

from engine.core.task import Task
from engine.insight.plane import Plane
from engine.insight.plane_picture import PlanePicture
from engine.project.decision import Decision
from gui.bench.judging.pinned_row import Row
from gui.look.drawing.axis_ticks import axis_number
from gui.look.plane.plane_points import PlaneRows
from gui.look.plane.plane_scene import prediction_at
from gui.look.words.translation import tr
from gui.plane.plane_axes import title_of
from gui.plane.plane_model import Lack


def point_at(plane: Plane, x: float, y: float) -> int:
    """Number of the point of a plane that stands nearest to a place."""
    across = min(max(int(x * plane.width), 0), plane.width - 1)
    down = min(max(int(y * plane.height), 0), plane.height - 1)
    return down * plane.width + across


def place_of_point(plane: Plane, point: int) -> tuple[float, float]:
    """Place of a point of a plane, the middle of its share of the picture."""
    down, across = divmod(point, plane.width)
    return (across + 0.5) / plane.width, (down + 0.5) / plane.height


def text_at(plane: Plane, point: int) -> str:
    """Values of the axes at a point."""
    values = plane.values_at(*place_of_point(plane, point))
    titles = [title_of(plane.horizontal, 1)]
    if plane.vertical is not None:
        titles.append(title_of(plane.vertical, 2))
    words = (value if isinstance(value, str) else axis_number(value) for value in values)
    return " · ".join(f"{title} {word}" for title, word in zip(titles, words, strict=True))


def said_at(picture: PlanePicture, point: int, task: Task, decision: Decision) -> str:
    """What the network says at a point: the class and its probability, or the number."""
    taken, number = prediction_at(picture, point, task, decision)
    if task.kind == "regression":
        return f"{task.target} {axis_number(number)}"
    return f"{task.classes[taken]} {number:.3f}"


def upward_title(task: Task) -> str:
    """Title of what goes up beside one axis: the target, or the probability of which class."""
    if task.kind == "regression":
        return task.target
    return tr("probability of {name}", name=task.classes[1]) if len(task.classes) == 2 else tr("probability")


def pinned_text(row: Row | None) -> str:
    """Which row is pinned, or how to pin one."""
    if row is None:
        return tr("click a point to pin its row")
    base = row.base or row
    number = f"{base.place + 1:,}" if base.place is not None else "–"
    if row.base is not None:
        return tr("row {row}, changed: {count}", row=number, count=len(row.changes))
    return tr("row {row} is pinned", row=number)


def rows_text(rows: PlaneRows) -> str:
    """Which marks are which rows, and how many there are."""
    train = tr("{rows} train", rows=_share_text(rows.training, rows.of_training))
    validation = tr("{rows} validation", rows=_share_text(rows.validation, rows.of_validation))
    return f"● {train}  ○ {validation}"


def _share_text(shown: int, count: int) -> str:
    if shown == count:
        return f"{count:,}"
    return tr("{shown} of {count}", shown=f"{shown:,}", count=f"{count:,}")


def rows_tip(rows: PlaneRows, plane: Plane) -> str:
    """The same in sentences, with what is not in sight."""
    lines = [tr("Filled points are training rows, rings are validation rows. Test rows are never shown.")]
    if rows.is_sample:
        lines.append(tr("A sample of the rows is shown, always the same."))
    outside = sum(axis.outside for axis in (plane.horizontal, plane.vertical) if axis is not None)
    if outside:
        lines.append(
            tr("Training rows far beyond the axes, which are not shown: {count}", count=f"{outside:,}")
        )
    return "\n".join(lines)


def empty_text(lack: Lack) -> str:
    """What there is to do before there is a plane."""
    return {
        "table": tr("Open a table: its rows are shown here, and what the network says between them."),
        "reading": tr("The table is being read."),
        "target": tr("Say what is to be predicted: then the rows are shown here."),
        "plane": tr("The plane is being prepared."),
        "": "",
    }[lack]
