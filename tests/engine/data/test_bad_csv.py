"""Files that are no table: each gives one sentence that names it."""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from engine.common.messages import UserError
from engine.data.columns import resolve
from engine.data.dataset import prepare
from engine.data.reading import csv_reader, source
from engine.data.reading.csv_reader import read_csv
from engine.project.project import DataChoices


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "content")
    return buffer.getvalue()


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\n \n", "nothing but blank lines"),
    "byte-order mark only": (b"\xef\xbb\xbf", "nothing but blank lines"),
    "header only": (b"a,b,c\n", "a header but no rows"),
    "header and blank lines": (b"a,b,c\n\n\n", "a header but no rows"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is a picture"),
    "zip": (zipped("a.txt"), "is a zip archive"),
    "excel": (zipped("[Content_Types].xml"), "is an Excel file: save it as CSV"),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "an old Excel"),
    "pdf": (b"%PDF-1.7\n", "a PDF document"),
    "gzip": (b"\x1f\x8b\x08" + bytes(20), "gzip archive: unpack it first"),
    "zero bytes": (b"a,b\n1,2\n" + bytes(64), "holds zero bytes"),
    "random bytes": (bytes(range(256)) * 8, "holds zero bytes"),
    "html": (b"<!DOCTYPE html>\n<html><body>404</body></html>", "is a web page"),
    "json": (b'[{"a": 1, "b": 2}]', "is JSON"),
    "json object": (b'{\n "a": 1}', "is JSON"),
    "hopelessly ragged": (
        b"a,b,c\n" + b"".join(b",".join([b"x1"] * (2 + i % 4)) + b"\n" for i in range(30)),
        "make|give every row",
    ),
    "unclosed quote": (b'a,b\n1,2\n3,"4\n5,6\n7,8\n', "line 3 is never closed"),
    "unclosed quote in a long file": (b'a,b\n1,2\n3,"4\n' + b"5,6\n" * 90_000, "line 3 is never closed"),
    "endless first line": (b'"' + b"x" * 300_000, "never"),
    "endless line": (b"1," * 4_300_000, "Line 1 of .* is longer than 8 million characters"),
    "endless line after a table": (b"a,b\n1,2\n" * 50_000 + b"1," * 4_300_000, "Line 100001 of .* is longer"),
    "header wider than the rows": (b"a,b,c,d\n1,2\n3,4\n5,6\n", "names 4 columns"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence(tmp_path: Path, name: str) -> None:
    content, sentence = BAD[name]
    path = tmp_path / "bad file.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence) as caught:
        read_csv(path)
    text = str(caught.value)
    assert "bad file.csv" in text
    assert "\n" not in text
    assert text.endswith(".")
    assert len(text) < 220


def fails(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_csv(path)
    return str(caught.value)


def test_places_that_are_no_file(tmp_path: Path) -> None:
    assert "is a folder" in fails(tmp_path)
    assert "does not exist" in fails(tmp_path / "none.csv")
    assert "does not exist" in fails(tmp_path / "none" / "none.csv")
    assert "could not be read" in fails(tmp_path / ("x" * 5000))
    file = tmp_path / "a.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "could not be read" in fails(file / "b.csv")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_devices_and_pipes_do_not_hang(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    assert "not a plain file" in fails(pipe)
    assert "not a plain file" in fails(Path("/dev/zero"))


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "secret.csv may not be read" in fails(path)


@pytest.mark.parametrize("module", [source, csv_reader])
def test_vanished_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object) -> None:
    path = tmp_path / "gone.csv"
    path.write_text("a,b\n1,2\n3,5\n", encoding="utf-8")
    name = "_encoding" if module is source else "_open_cells"
    original = getattr(module, name)

    def vanish(*values: object) -> object:
        path.unlink(missing_ok=True)
        return original(*values)

    monkeypatch.setattr(module, name, vanish)
    assert re.search("gone.csv does not exist, or has just been moved", fails(path))


PROBLEMS = {
    "one column": (b"x\n1.5\n2.5\n3.5\n4.5\n5.5\n", "only one column"),
    "all missing": (b"a,b\n?,\n,NA\n", "All values of the table are missing"),
    "one class": (b"x,kind\n" + b"".join(b"%d,red\n" % i for i in range(9)), "has only one class"),
    "constant target": (b"x,y\n" + b"".join(b"%d,7.5\n" % i for i in range(9)), "the same value everywhere"),
    "only constant features": (b"x,kind\n1,a\n1,b\n1,a\n1,b\n1,a\n", "No column is left"),
    "one row": (b"x,y\n1.5,2.5\n", "has the same value everywhere|has only one class"),
    "two rows": (b"x,y\n1.5,2.5\n2.5,3.5\n", "Rows with a value in y: 2, but at least 4"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_tables_that_cannot_be_learnt(tmp_path: Path, name: str) -> None:
    content, sentence = PROBLEMS[name]
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    table = read_csv(path)
    target = {"one class": "kind", "constant target": "y", "one row": "y"}.get(name, "")
    choices = DataChoices(target=target)
    resolved = resolve(table, choices)
    assert re.search(sentence, str(resolved.problem))
    with pytest.raises(UserError, match=sentence):
        prepare(table, choices)


def test_full_disk_while_a_copy_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("a,b\n1,2\n3,5\n", encoding="utf-16")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(source, "_transcode", full)
    with pytest.raises(UserError, match=r"no space left for the working copy of wide\.csv"):
        read_csv(path)
