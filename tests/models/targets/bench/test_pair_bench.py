import json

import pytest

from models.targets.bench.bench_figures import Figure, figures, table, to_json
from models.targets.bench.pair_bench import Bench, PairsRefused
from tests.models.targets.saved_pages import CORPUS

KEYS = ["id", "verdict", "xpath", "candidates", "selector", "selector_xpath", "ms"]


@pytest.fixture(scope="module")
def outcomes():
    return list(Bench(CORPUS / "pairs.jsonl").outcomes())


def written(folder, lines, name="pairs.jsonl"):
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "a.html").write_text("<!doctype html><button id=save>Save</button>")
    (folder / name).write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))
    return folder / name


def pair(**more):
    return {"id": "1", "old": "a.html", "new": "a.html", "old_xpath": "/html/body[1]/button[1]", "new_xpath": None, **more}


def test_a_prediction_is_written_as_promised(outcomes):
    for outcome in outcomes:
        line = json.loads(outcome.prediction.line())
        assert list(line) == KEYS
        assert line["verdict"] in {"same", "moved", "gone", "unsure"}
        assert (line["xpath"] is not None) == (line["verdict"] in {"same", "moved"})
        assert len(line["candidates"]) <= 3
        assert line["xpath"] in {None, *line["candidates"][:1]}


def test_the_corpus_reaches_what_matters_most(outcomes):
    shares = {one.name.strip(): one.share for one in figures(outcomes)}
    assert shares["relocation, top-1"] >= 0.95
    assert shares["right one among three"] >= 0.97
    assert (
        shares["repaired by itself, wrong"] == shares["repaired though removed"] == shares["check says unique and is wrong"] == 0
    )


def test_the_table_names_families_bars_and_intervals(outcomes):
    text = table(outcomes)
    assert "all 2 families: 43 targets, 7 of them removed" in text
    assert "\nmanual: 14 targets, 4 of them removed" in text
    assert "≥ 95 %  met" in text
    assert set(to_json(outcomes)["families"]) == {"manual", "orders"}


def test_an_interval_is_wilsons():
    low, high = Figure("x", 95, 100, 0.9, more=True).interval
    assert (round(low, 4), round(high, 4)) == (0.8882, 0.9785)
    assert Figure("x", 0, 0, 0.9, more=True).is_met is None
    assert Figure("x", 2, 100, 0.01, more=False).is_met is False


def test_pairs_that_depend_on_the_parser_are_skipped(tmp_path):
    bench = Bench(written(tmp_path, [pair(tree_sensitive=True), pair(id="2")]))
    assert [one.prediction.id for one in bench.outcomes()] == ["2"]


def test_what_cannot_be_described_is_counted_and_does_not_stop_the_rest(tmp_path):
    found = list(Bench(written(tmp_path, [pair(old_xpath="/html/body[1]/p[1]"), pair(id="2")])).outcomes())
    assert [(one.prediction.verdict, one.prediction.selector) for one in found] == [("unsure", ""), ("same", "#save")]
    assert "not described: 1" in table(found)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 2: not JSON"),
        ("[" * 100_000, "line 2: not JSON"),
        ("[]", "line 2: an object with id"),
        ({"id": "1"}, "line 2: an object with id"),
        (pair(old=1), "line 2: old has to be a text"),
        (pair(old_xpath=None), "line 2: old_xpath has to be a text"),
    ],
)
def test_what_is_no_pair_is_refused_with_its_line(tmp_path, line, says):
    with pytest.raises(PairsRefused, match=says):
        Bench(written(tmp_path, [pair(), line]))


def test_pages_outside_the_folder_are_not_read(tmp_path):
    bench = Bench(written(tmp_path, [pair(new="../pairs.jsonl")]))
    with pytest.raises(PairsRefused, match="files in pages/"):
        list(bench.outcomes())


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "pairs.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PairsRefused, match="no text in UTF-8"):
        Bench(tmp_path / "pairs.jsonl")
