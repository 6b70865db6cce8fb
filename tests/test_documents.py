"""The documents are readable in an editor, and what they lead to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.core.architecture.layer_text import IN_A_ROW, TEXTS
from engine.core.layers import LAYER_KINDS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/**/*.md")])
LONGEST_LINE = 120
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"`(\w+)`")
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


def test_every_kind_of_layer_that_predicts_is_in_the_document_of_files_and_in_its_script():
    text = (ROOT / "docs/files.md").read_text(encoding="utf-8")
    listed = {name for line in text.splitlines() if line.startswith("- `") for name in CODE.findall(line)}
    kinds = {kind for kind, layer in LAYER_KINDS.items() if not layer.draws}
    assert kinds - listed == set()
    assert kinds - set(re.findall(r'case "(\w+)"', text)) == set()
    learnt = {
        each.name for kind in kinds for each in (*LAYER_KINDS[kind].parameters, *LAYER_KINDS[kind].statistics)
    }
    assert {name for name in learnt if f"`{name}1`" not in text} == set()


def test_every_layer_of_a_row_is_in_the_document_of_commands():
    text = (ROOT / "docs/command_line.md").read_text(encoding="utf-8")
    items = text[text.index("### Layers") : text.index("Activations:")]
    missing = [word for word in IN_A_ROW if f"`{word}" not in items and TEXTS[word][0].label not in items]
    assert missing == []


def test_the_changelog_names_every_layer():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [layer.label for layer in LAYER_KINDS.values() if layer.label not in text] == []
