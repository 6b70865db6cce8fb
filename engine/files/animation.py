"""Animations: pictures one after the other in one file, as GIF or as PNG that moves (APNG)."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from engine.common.atomic import atomic_write
from engine.common.messages import Cancelled

if TYPE_CHECKING:
    from PIL.Image import Image

Pixels = NDArray[np.uint8]
"""``(height, width, 3)`` red, green and blue."""
SUFFIXES = {"gif": ".gif", "apng": ".png"}
"""Ends of the names of the files, by kind."""
COLOURS = 256
"""Colours of one picture of a GIF: each has its own, those that come closest to it."""
PNG_HEAD = 8
"""Bytes of a PNG before its first chunk."""


def durations(count: int, seconds: float) -> list[int]:
    """Milliseconds of each of so many pictures that take so long together: whole hundredths, as GIF has."""
    ends = [round(100 * seconds * place / count) for place in range(count + 1)]
    return [10 * (after - before) for before, after in pairwise(ends)]


def write_animation(
    path: str | Path,
    pictures: Iterator[Pixels],
    milliseconds: Sequence[int],
    *,
    kind: str,
    repeats: bool,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Write pictures of one size into a file that takes its name last.

    Args:
        path: of the file.
        pictures: as many as there are milliseconds; each is asked for when the one before is taken in.
        milliseconds: for which each is shown.
        kind: ``gif`` or ``apng``.
        repeats: whether it begins again at its end, for ever.
        cancelled: asked with each piece of the file.

    Raises:
        UserError: the file cannot be written.
        Cancelled: ``cancelled`` said so; no file is there then.
    """
    write = {"gif": _write_gif, "apng": _write_apng}[kind]
    with atomic_write(path) as stream:
        write(_Watched(stream, cancelled), _images(pictures), list(milliseconds), repeats)


def _images(pictures: Iterator[Pixels]) -> Iterator[Image]:
    from PIL import Image

    return (Image.fromarray(each) for each in pictures)


class _Watched(io.RawIOBase):
    """Passes bytes on to a stream until the work is cancelled."""

    def __init__(self, stream: BinaryIO, cancelled: Callable[[], bool]) -> None:
        self._stream, self._cancelled = stream, cancelled

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # of any kind of bytes
        if self._cancelled():
            raise Cancelled
        return self._stream.write(data)


def _write_gif(stream: _Watched, images: Iterator[Image], milliseconds: list[int], repeats: bool) -> None:
    """Write a GIF; without a word on repeating it is shown once."""
    in_few_colours = (each.quantize(COLOURS) for each in images)
    first, again = next(in_few_colours), {"loop": 0} if repeats else {}
    first.save(
        cast("BinaryIO", stream),
        "GIF",
        save_all=True,
        append_images=in_few_colours,
        duration=milliseconds,
        disposal=1,
        **again,
    )


def _write_apng(stream: _Watched, images: Iterator[Image], milliseconds: list[int], repeats: bool) -> None:
    """Write an APNG: each picture is a PNG of what changed, whose data become a frame.

    Frames follow the PNG specification, third edition, 11.3.6: acTL says how many there are and how often
    they are shown, fcTL the size, place and time of each, and fdAT holds what is IDAT in a PNG.
    """
    from PIL import ImageChops

    number, before = 0, None
    for image, time in zip(images, milliseconds, strict=True):
        box = (0, 0, *image.size)
        if before is not None:
            box = ImageChops.difference(image, before).getbbox() or (0, 0, 1, 1)
        head, data = _png_parts(image.crop(box))
        if before is None:
            stream.write(head)
            stream.write(_chunk(b"acTL", struct.pack(">2I", len(milliseconds), 0 if repeats else 1)))
        left, top, right, bottom = box
        control = struct.pack(
            ">5I2H2B", number, right - left, bottom - top, left, top, time, 1000, 0, 0
        )  # nothing is cleared afterwards, and each pixel takes the place of the one below
        stream.write(_chunk(b"fcTL", control))
        number += 1
        if before is None:
            stream.write(_chunk(b"IDAT", data))
        else:
            stream.write(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
        before = image
    stream.write(_chunk(b"IEND", b""))


def _png_parts(image: Image) -> tuple[bytes, bytes]:
    """The beginning of an image as a PNG, up to its size and form, and its compressed data."""
    stream = io.BytesIO()
    image.save(stream, "PNG")
    png, place, data = stream.getvalue(), PNG_HEAD, b""
    head = b""
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        name, end = png[place + 4 : place + 8], place + 12 + length
        if name == b"IHDR":
            head = png[:end]
        elif name == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place = end
    return head, data


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
