"""The documents are readable in an editor, and what they lead to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/**/*.md")])
LONGEST_LINE = 120
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MODULE = re.compile(r"`((?:engine|gui|tests|tools|resources)/[\w/.]+\.(?:py|toml|css|ts|txt))`")


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def document(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_no_line_is_too_long_for_an_editor(document):
    lines = document.read_text(encoding="utf-8").splitlines()
    assert [(n, len(line)) for n, line in enumerate(lines, 1) if len(line) > LONGEST_LINE] == []


def test_every_link_leads_to_a_file(document):
    found = LINK.findall(document.read_text(encoding="utf-8"))
    local = [link for link in found if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_every_file_that_is_named_is_there(document):
    named = MODULE.findall(document.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []
