"""Makes sure that a path is a readable text file, finds its encoding, and gives it as UTF-8."""

from __future__ import annotations

import codecs
import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.common.messages import Cancelled, Message, UserError
from engine.common.plain_file import NotPlainFileError, open_plain

CHUNK = 1 << 20
_EVIDENCE_BYTES = 1 << 16
_BYTE_ORDER_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_FOREIGN_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "The file {file} is an old Excel or Word file: save it as CSV."),
    (b"%PDF", "The file {file} is a PDF document: export its table as CSV."),
    (b"\x89PNG", "The file {file} is a picture: choose a CSV file."),
    (b"\xff\xd8\xff", "The file {file} is a picture: choose a CSV file."),
    (b"GIF8", "The file {file} is a picture: choose a CSV file."),
    (b"\x1f\x8b", "The file {file} is a gzip archive: unpack it first."),
    (b"BZh", "The file {file} is a bzip2 archive: unpack it first."),
    (b"7z\xbc\xaf", "The file {file} is a 7-Zip archive: unpack it first."),
    (b"PAR1", "The file {file} is a Parquet file: export it as CSV."),
    (b"SQLite format 3", "The file {file} is an SQLite database: export a table as CSV."),
)
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|svg|table|head|body)", re.IGNORECASE)
_JSON = re.compile(rb'\s*(\{\s*(\}|")|\[\s*(\{|\[|\]|"[^"]*"\s*[,\]]\s*$))')
_BROKEN_UTF8 = "utf-8-sig"
"""Stands for UTF-8 with a few wrong bytes."""

_ENCODING_NAMES = {
    "cp949": "CP949",
    "cp1252": "Windows-1252 (Latin-1)",
    "utf-16": "UTF-16",
    "latin-1": "Latin-1",
}


@contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn what the operating system says about the file into one sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise UserError(
            "The file {file} does not exist, or has just been moved: choose it again.", file=path.name
        ) from error
    except IsADirectoryError as error:
        raise UserError(
            "{file} is a folder: choose a CSV file inside it.", file=path.name or str(path)
        ) from error
    except NotPlainFileError as error:
        raise UserError(
            "{file} is a device or a pipe, not a plain file: choose a CSV file.", file=path.name
        ) from error
    except PermissionError as error:
        raise UserError(
            "The file {file} may not be read: ask for permission, or copy it to your own folder.",
            file=path.name,
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise UserError(
                "There is no space left for the working copy of {file}: free some space on the disk.",
                file=path.name,
            ) from error
        reason = error.strerror or type(error).__name__
        raise UserError(
            "The file {file} could not be read ({reason}): copy it to this computer and open the copy.",
            file=path.name,
            reason=reason,
        ) from error


def check_file(path: Path) -> int:
    """The size in bytes of a file that can be a CSV.

    Raises:
        UserError: it is not there, not a plain file, empty, or of another kind that its first bytes show.
    """
    with file_errors(path), open_plain(path) as file:
        start, size = file.read(4096), os.fstat(file.fileno()).st_size
    if not start:
        raise UserError("The file {file} is empty: choose a CSV file with a header and rows.", file=path.name)
    sentence = _foreign_sentence(start, path.suffix.lower())
    if sentence:
        raise UserError(sentence, file=path.name)
    return size


def _foreign_sentence(start: bytes, suffix: str) -> str | None:
    if start.startswith(b"PK\x03\x04"):
        if suffix in (".xlsx", ".xlsm", ".xlsb") or b"[Content_Types].xml" in start:
            return "The file {file} is an Excel file: save it as CSV."
        return "The file {file} is a zip archive: unpack it first."
    for signature, sentence in _FOREIGN_SIGNATURES:
        if start.startswith(signature):
            return sentence
    text = start.removeprefix(codecs.BOM_UTF8)
    if _MARKUP.match(text):
        return "The file {file} is a web page (HTML or XML): download the CSV itself."
    if _JSON.match(text):
        return "The file {file} is JSON: convert it to CSV."
    return None


def as_utf8(path: Path, folder: Path, step: Callable[[float], None]) -> tuple[Path, tuple[Message, ...]]:
    """The file itself if it is UTF-8 and DuckDB can take its name, else a copy in ``folder`` that is.

    Args:
        path: a file that :func:`check_file` accepted.
        folder: where a copy may be written.
        step: told the share that is done, 0 to 1; may raise :class:`Cancelled`.

    Raises:
        UserError: it is not text, or in no encoding that can be told.
    """
    with file_errors(path):
        encoding = _encoding(path, step)
        if encoding == "utf-8" and _is_plain_name(str(path.absolute())):
            return path, ()
        copy = folder / "text.csv"
        _transcode(path, copy, encoding, step)
    if encoding == "utf-8":
        return copy, ()
    if encoding == _BROKEN_UTF8:
        return copy, (Message("Some characters of the file are not UTF-8 and could not be read."),)
    note = Message(
        "The file is written in {encoding}, not in UTF-8.", encoding=_ENCODING_NAMES.get(encoding, encoding)
    )
    return copy, (note,)


def _is_plain_name(name: str) -> bool:
    """True if DuckDB can take a name: it reads * ? [ as a pattern, and knows no name but in UTF-8."""
    return not set("*?[") & set(name) and name.encode(errors="replace").decode() == name


def _encoding(path: Path, step: Callable[[float], None]) -> str:
    """``utf-8`` after the whole file was decoded so, else the encoding that fits best."""
    size = max(1, path.stat().st_size)
    decoder = codecs.getincrementaldecoder("utf-8")()
    done, evidence, sound = 0, bytearray(), True
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if not done and (marked := _utf16(chunk)):
                return marked
            if b"\0" in chunk:
                raise UserError(
                    "The file {file} is not text (it holds zero bytes): choose a CSV file.", file=path.name
                )
            if sound:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    sound = False
            if not chunk.isascii() and len(evidence) < _EVIDENCE_BYTES:
                evidence += b"\n".join(line for line in chunk.split(b"\n") if not line.isascii())
            done += len(chunk)
            step(done / size)
    # A character that the file's end cuts in two is not worth another encoding's name.
    return "utf-8" if sound else _guess(bytes(evidence[:_EVIDENCE_BYTES]), path)


def _utf16(start: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return encoding
    pairs = start[: len(start) // 2 * 2]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = pairs[first::2], pairs[1 - first :: 2]
        if half and half.count(0) > 0.4 * len(half) and not other.count(0):
            return encoding
    return None


def _guess(evidence: bytes, path: Path) -> str:
    """The encoding of lines that are not all UTF-8."""
    almost = [letter for letter in evidence.decode(errors="replace") if not letter.isascii()]
    if almost.count("\N{REPLACEMENT CHARACTER}") < 0.1 * len(almost):
        return _BROKEN_UTF8
    # Accents of western letters stand alone between ASCII letters; other scripts come in runs of bytes.
    runs = re.findall(rb"[\x80-\xff]+", evidence)
    if sum(len(run) == 1 for run in runs) > 0.7 * len(runs):
        undefined = set(b"\x81\x8d\x8f\x90\x9d") & set(evidence)
        return "latin-1" if undefined else "cp1252"
    if _is_hangul(evidence):
        return "cp949"
    from charset_normalizer import from_bytes

    known = ["cp949", "cp1252", "cp932", "gb18030", "big5", "cp1251", "euc_jp", "cp1250", "cp1253"]
    best = from_bytes(evidence, cp_isolation=known).best()
    if best is None:
        raise UserError(
            "The encoding of {file} could not be told: save it as UTF-8 and open it again.", file=path.name
        )
    return best.encoding


def _is_hangul(evidence: bytes) -> bool:
    """True if the bytes are Korean syllables and nothing else; too few of them confuse a statistic."""
    try:
        foreign = [letter for letter in evidence.decode("cp949") if not letter.isascii()]
    except UnicodeDecodeError:
        return False
    return all("\N{HANGUL SYLLABLE GA}" <= letter <= "\N{HANGUL SYLLABLE HIH}" for letter in foreign)


def _transcode(path: Path, copy: Path, encoding: str, step: Callable[[float], None]) -> None:
    size, done = max(1, path.stat().st_size), 0
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with path.open("rb") as source, copy.open("w", encoding="utf-8", newline="") as target:
        while chunk := source.read(CHUNK):
            text = decoder.decode(chunk)
            if "\0" in text:
                raise UserError(
                    "The file {file} is not text (it holds zero bytes): choose a CSV file.", file=path.name
                )
            target.write(text)
            done += len(chunk)
            step(done / size)
        target.write(decoder.decode(b"", final=True))


def stepper(
    progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
) -> Callable[[float], None]:
    """One function to call between two pieces of work: reports the share done and raises Cancelled.

    The share never goes back, even if something is looked up in the file once more.
    """
    furthest = 0.0

    def step(share: float) -> None:
        nonlocal furthest
        if cancelled is not None and cancelled():
            raise Cancelled
        furthest = max(furthest, min(1.0, share))
        if progress is not None:
            progress(furthest)

    return step


def part_of(step: Callable[[float], None], begin: float, end: float) -> Callable[[float], None]:
    """``step`` for a piece of the work that leads from one share of the whole to another."""
    return lambda share: step(begin + (end - begin) * share)
