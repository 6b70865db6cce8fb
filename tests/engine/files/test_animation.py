"""Animations: Pillow reads back the pictures, sizes and times that were written, and no half file is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from engine.common.messages import Cancelled, UserError
from engine.files.animation import SUFFIXES, Pixels, durations, write_animation

TIMES = [30, 40, 500, 30]


def pictures(count: int = len(TIMES)) -> list[Pixels]:
    """Pictures of a smooth ground with a square that moves; the third is like the second but for a pixel."""
    ground = np.stack(np.meshgrid(np.arange(61), np.arange(45), [40]), axis=-1)[:, :, 0].astype(np.uint8)
    made = [ground.copy() for _ in range(count)]
    for place, picture in enumerate(made):
        picture[10:20, 5 * place : 5 * place + 9] = 250, 30 * place, 0
    if count > 2:
        made[2] = made[1].copy()
        made[2][0, 0] = 1, 2, 3
    return made


def read(path: Path) -> tuple[list[Pixels], list[int], int | None]:
    """Pictures, their times, and how often they are shown: 0 for ever, None once."""
    frames, times = list[Pixels](), list[int]()
    with Image.open(path) as image:
        repeats = image.info.get("loop")
        for frame in ImageSequence.Iterator(image):
            frames.append(np.array(frame.convert("RGB")))
            times.append(round(float(frame.info["duration"])))
    return frames, times, repeats


def write(path: Path, kind: str, made: list[Pixels], times: list[int], *, repeats: bool = True) -> None:
    write_animation(path, iter(made), times, kind=kind, repeats=repeats)


@pytest.mark.parametrize("kind", SUFFIXES)
def test_pictures_come_back_with_their_times(tmp_path: Path, kind: str) -> None:
    path, made = tmp_path / f"run{SUFFIXES[kind]}", pictures()
    write(path, kind, made, TIMES)
    frames, times, repeats = read(path)
    assert (frames[0].shape, times, repeats) == ((45, 61, 3), TIMES, 0)
    for frame, picture in zip(frames, made, strict=True):
        if kind == "apng":
            np.testing.assert_array_equal(frame, picture)
        else:  # of 256 colours
            assert np.abs(frame.astype(int) - picture).mean() < 3


@pytest.mark.parametrize(("kind", "once"), [("gif", None), ("apng", 1)])
def test_one_that_does_not_repeat_says_so(tmp_path: Path, kind: str, once: int | None) -> None:
    path = tmp_path / "run"
    write(path, kind, pictures(), TIMES, repeats=False)
    assert read(path)[2] == once


@pytest.mark.parametrize("kind", SUFFIXES)
def test_one_picture_and_pictures_that_are_alike_are_written_too(tmp_path: Path, kind: str) -> None:
    write(tmp_path / "one", kind, pictures(1), [70])
    with Image.open(tmp_path / "one") as image:
        assert image.size == (61, 45)
    made = pictures(2)
    write(tmp_path / "alike", kind, [made[0], made[0].copy(), made[1]], [50, 60, 70])
    assert sum(read(tmp_path / "alike")[1]) == 180


@pytest.mark.parametrize("kind", SUFFIXES)
def test_what_is_cancelled_or_fails_leaves_what_was_there(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "run"
    path.write_bytes(b"before")
    with pytest.raises(Cancelled):
        write_animation(path, iter(pictures()), TIMES, kind=kind, repeats=True, cancelled=lambda: True)

    def breaks() -> Iterator[Pixels]:
        yield pictures()[0]
        raise UserError("no more")

    with pytest.raises(UserError, match="no more"):
        write_animation(path, breaks(), TIMES, kind=kind, repeats=True)
    assert [each.name for each in tmp_path.iterdir()] == ["run"] and path.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        write(tmp_path / "none" / "run.gif", "gif", pictures(), TIMES)


@pytest.mark.parametrize("count", [1, 3, 7, 61])
@pytest.mark.parametrize("seconds", [2.0, 7.3, 8.0])
def test_times_are_hundredths_that_make_up_the_whole(count: int, seconds: float) -> None:
    times = durations(count, seconds)
    assert len(times) == count and sum(times) == round(100 * seconds) * 10
    assert all(time % 10 == 0 and time >= 20 for time in times)
    assert max(times) - min(times) <= 10
