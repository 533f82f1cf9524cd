import argparse
import io
import json
import os
import sys
from pathlib import Path

import pytest

from tests.models.support.wire import answer, wire
from tests.models.targets.saved_pages import CORPUS
from web.cli import main
from web.commands import target_tools

OLD, NEW = (str(CORPUS / "pages" / f"orders-{number}.html") for number in (1, 2))


def run(*words):
    parser = argparse.ArgumentParser()
    target_tools.register(parser.add_subparsers())
    arguments = parser.parse_args(["target", *words])
    return int(arguments.run(arguments))


@pytest.fixture
def described(tmp_path, capsys):
    """A file with the target of *New order*."""
    assert run("describe", OLD, "#new-order") == 0
    file = tmp_path / "target.json"
    file.write_text(capsys.readouterr().out)
    return str(file)


def test_a_target_is_described_as_json(capsys):
    assert run("describe", OLD, "#new-order", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["selectors"][0] == "#new-order"
    assert {"fingerprint", "grade", "reason"} <= set(found)


def test_a_file_of_xhtml_is_read_as_browsers_read_it(tmp_path, capsys):
    """As HTML, the empty elements would hold everything that follows."""
    page = tmp_path / "boats.xhtml"
    body = '<div id="above"/><i/><button>Add</button>'
    page.write_text(f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>')
    assert run("describe", str(page), "body > button") == 0
    assert json.loads(capsys.readouterr().out)["identity"] == {"tag": "button", "text": "add"}


def test_a_target_that_is_there_is_fine(described, capsys):
    assert run("check", OLD, described) == 0
    assert capsys.readouterr().out.startswith("unique      #new-order\n")


def test_a_target_that_is_lost_is_a_finding(described, capsys):
    assert run("check", str(CORPUS / "pages" / "manual-1.html"), described, described, "--json") == 1
    assert [one["verdict"] for one in json.loads(capsys.readouterr().out)] == ["missing", "missing"]


def test_targets_are_read_from_standard_input(described, capsys, monkeypatch):
    listed = b"[" + Path(described).read_bytes() + b"]"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed)))
    assert run("check", OLD, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_a_repair_says_where_it_went(described, capsys):
    assert run("repair", NEW, described, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["verdict"] == "moved"
    assert {"selector", "score", "evidence"} <= set(found["proposals"][0])
    assert run("repair", OLD, described) == 0


def test_a_page_that_vanished_is_no_proof_of_anything(described, capsys, monkeypatch):
    with wire(lambda _: lambda _path: answer(b"<h1>Gone</h1>", status="410 Gone")) as served:
        monkeypatch.setenv("CAIRN_FETCH_ALLOW", served.place)
        assert run("check", served.url(), described, "--json") == 1
        assert run("repair", served.url(), described) == 1
        assert run("describe", served.url(), "h1") == 2
    out, err = capsys.readouterr()
    assert '"verdict": "cannot_tell"' in out
    assert '"verdict": "unsure"' in out
    assert out.count("The page answers 410 Gone: it is gone for good.") == 2
    assert err == "The page answers 410 Gone: it is gone for good.\n"


@pytest.mark.long
def test_figures_are_printed_and_predictions_written(tmp_path, capsys):
    pairs, out = str(CORPUS / "pairs.jsonl"), tmp_path / "predictions.jsonl"
    assert run("bench", pairs, "--out", str(out)) == 0
    assert "relocation, top-1" in capsys.readouterr().out
    assert len(out.read_text().splitlines()) == 43
    assert run("bench", pairs, "--json") == 0
    assert json.loads(capsys.readouterr().out)["all"][0]["of"] == 36


def wrong(folder):
    """Files that are no pages or targets, by name."""
    files = {
        "empty": b"",
        "blank": b" \n",
        "binary": b"\x89PNG\r\n\x1a\n\x00\x00" + os.urandom(200),
        "large": b"x" * 17_000_000,
        "nodes": b"<i></i>" * 400_001,
        "nojson": b"{",
        "nan": b'{"selectors": ["a"], "fingerprint": NaN}',
        "deep": b"[" * 100_000,
        "none": b"[]",
        "list": b'[{"selectors": ["a"]}, {"selectors": []}]',
        "two": b'[{"selectors": ["a"]}, {"selectors": ["b"]}]',
        "newer": b'{"format": 99, "selectors": ["a"]}',
        "latin": b'{"selectors": ["\xff"]}',
        "torn.xhtml": b"<html><body></html>",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return lambda word: str(folder / word[1:]) if word.startswith("@") else word


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("describe", "@missing", "a"), "No such file"),
        (("describe", "@", "a"), "is a folder"),
        (("describe", "@empty", "a"), "is empty"),
        (("describe", "@blank", "a"), "is empty"),
        (("describe", "@binary", "a"), "is no HTML"),
        (("describe", "@torn.xhtml", "a"), "no well-formed XML: line 1"),
        (("describe", "@large", "a"), "is larger than 16,777,216 bytes"),
        (("describe", "@nodes", "i"), "more than 400,000 nodes"),
        (("describe", OLD, "a >> b"), "(at character 4)"),
        (("describe", OLD, "a" * 100_000), "at most 2,000 are looked at"),
        (("describe", OLD, ":is(" * 400), "Nested more than 8 deep"),
        (("describe", OLD, "#gone"), "matches nothing"),
        (("describe", OLD, "td"), "it has to match exactly one"),
        (("describe", "http://127.0.0.1:9/", "a"), "refused: "),
        (("describe", "http://", "a"), ""),
        (("check", OLD, "@missing"), "No such file"),
        (("check", OLD, "@nojson"), "is no JSON"),
        (("check", OLD, "@nan"), "NaN is no JSON number"),
        (("check", OLD, "@deep"), "nested too deep"),
        (("check", OLD, "@none"), "holds no target"),
        (("check", OLD, "@list"), "target 2: selectors: 1 to 8 are expected"),
        (("check", OLD, "@newer"), "newer than the formats known here"),
        (("check", OLD, "@latin"), "no text in UTF-8"),
        (("check", OLD, OLD), "is no JSON"),
        (("repair", OLD, "@two"), "one is repaired at a time"),
        (("repair", "@empty", "@two"), "one is repaired at a time"),
        (("bench", "@missing"), "No such file"),
        (("bench", "@empty"), "holds no pairs"),
        (("bench", "@none"), "line 1: an object with id"),
        (("bench", "@latin"), "no text in UTF-8"),
    ],
)
def test_wrong_input_is_one_line_and_ends_with_2(words, says, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("CAIRN_FETCH_ALLOW", raising=False)
    named = wrong(tmp_path)
    assert main(["target", *map(named, words)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert len(err) < 400
    assert says in err
