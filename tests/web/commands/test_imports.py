"""`cairn export` and `cairn import`, as an operator uses them."""

import json

import pytest

from tests.support.databases import everything
from tests.web.api.program import guide_json, program
from web.cli import main


@pytest.fixture
def cairn(database, capsys, monkeypatch):
    """Runs a command; returns the exit code and what was printed."""
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)

    def run(*words):
        code = main(list(words))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def file(cairn, client, alice, tmp_path):
    """An export of Alice's site, which has a guide."""
    program(client, alice).post(f"/sites/{alice.site.id}/guides", guide_json())
    code, text, _ = cairn("export", alice.site.key)
    assert code == 0
    path = tmp_path / "export.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_export_that_is_imported_changes_nothing(cairn, file, database):
    before = everything(database)
    code, said, _ = cairn("import", str(file))
    assert (code, said) == (0, "Everything is as the file says already; nothing was changed.\n")
    assert everything(database) == before


def test_promise_m9_an_organisation_is_exported_as_a_whole_and_imported_into_another_one(cairn, file, alice, charlie):
    code, text, _ = cairn("export", alice.organisation.key)
    assert [site["name"] for site in json.loads(text)["sites"]] == ["Acme app"]
    code, said, _ = cairn("import", str(file), "--organisation", charlie.organisation.key, "--dry-run", "--json")
    assert (code, json.loads(said)) == (0, {"done": ["1 guide made", "1 site made"], "dry_run": True})
    assert len(json.loads(cairn("export", charlie.organisation.key)[1])["sites"]) == 1
    assert cairn("import", str(file), "--organisation", charlie.organisation.key)[0] == 0
    assert len(json.loads(cairn("export", charlie.organisation.key)[1])["sites"]) == 2


def test_every_fault_is_a_line_and_nothing_is_imported(cairn, file, database):
    document = json.loads(file.read_text(encoding="utf-8"))
    document["sites"][0]["guides"][0]["guide"]["steps"][0] |= {"width": 9, "colour": "red"}
    file.write_text(json.dumps(document), encoding="utf-8")
    before = everything(database)
    code, _, said = cairn("import", str(file))
    assert code == 1
    assert [line.partition(":")[0] for line in said.splitlines()] == [
        "sites[0].guides[0].guide.steps[0].colour",
        "sites[0].guides[0].guide.steps[0].width",
    ]
    code, listed, _ = cairn("import", str(file), "--json")
    assert [fault["path"] for fault in json.loads(listed)["errors"]] == [line.partition(":")[0] for line in said.splitlines()]
    assert everything(database) == before


@pytest.mark.one_engine
def test_what_can_not_be_read_or_found_is_said_in_one_line(cairn, file, tmp_path):
    broken, large = tmp_path / "broken.json", tmp_path / "large.json"
    broken.write_text("{", encoding="utf-8")
    large.write_bytes(b'{"note": "' + b"x" * 1_000_001 + b'"}')
    assert "no JSON" in cairn("import", str(broken))[2]
    assert "at most 1.0 MB" in cairn("import", str(large), "--document", "1")[2]
    assert cairn("import", str(tmp_path / "nowhere.json"))[0] == 2
    assert "no site" in cairn("export", "nobody")[2]
    assert "no organisation" in cairn("import", str(file), "--organisation", "nobody")[2]
    for words in (("import", str(broken)), ("export", "nobody")):
        code, _, said = cairn(*words)
        assert (code, said.count("\n")) == (2, 1)


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("begin", "size", "end", "said"),
    [
        (b'{"note": "', 60_000_000, b'"}', "The document has 60.0 MB; at most 5.0 MB are read."),
        (b'{"data": "', 69_000_000, b'"}', "The pictures have 51.8 MB; at most 50.0 MB are read."),
        (b'{"data": "', 80_000_000, b'"}', "The file has more than 72.7 MB, the most for document and pictures together."),
    ],
)
def test_sixty_megabytes_are_refused_without_being_parsed(cairn, database, tmp_path, begin, size, end, said):
    """They would be no JSON either, which nobody finds out."""
    large = tmp_path / "large.json"
    large.write_bytes(b"no JSON" + begin + b"A" * size + end)
    before = everything(database)
    answer = cairn("import", str(large))
    large.unlink()  # nobody wants to keep it with what other tests leave
    assert answer == (2, "", f"cairn: {said}\n")
    assert everything(database) == before


@pytest.mark.one_engine
def test_the_one_fault_among_a_hundred_guides_is_one_line_and_none_of_them_is_imported(cairn, file, database):
    document = json.loads(file.read_text(encoding="utf-8"))
    guides = [{"key": f"g-{number}", "guide": guide_json(f"Guide {number}")} for number in range(100)]
    guides[57]["guide"]["steps"][0]["kind"] = "boat"
    document["sites"][0]["guides"] = guides
    file.write_text(json.dumps(document), encoding="utf-8")
    before = everything(database)
    code, _, said = cairn("import", str(file))
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("sites[0].guides[57].guide.steps[0].kind: must be one of banner, hotspot, modal")
    assert everything(database) == before
    guides[57]["guide"]["steps"][0]["kind"] = "tooltip"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert cairn("import", str(file))[:2] == (0, "100 guides made\n")


@pytest.mark.one_engine
def test_another_version_of_the_format_is_said_at_its_place(cairn, file, database):
    document = json.loads(file.read_text(encoding="utf-8")) | {"format": 2}
    document["sites"][0]["guides"][0]["guide"]["format"] = 3
    file.write_text(json.dumps(document), encoding="utf-8")
    before = everything(database)
    code, _, said = cairn("import", str(file))
    assert (code, sorted(said.splitlines())) == (
        1,
        [
            "format: must be 1: another version of Cairn wrote this, and it can't be read here",
            "sites[0].guides[0].guide.format: must be 1: this Cairn knows no other",
        ],
    )
    assert everything(database) == before


def test_nothing_is_published_whatever_a_file_says_of_a_guide_that_is_live(cairn, file, client, alice, charlie):
    asks = program(client, alice)
    guide = asks.get("/guides").json["data"][0]["id"]
    assert asks.post(f"/guides/{guide}/publications", {}).status == 201
    served = f"/player/v1/{alice.site.key}/guides.json"
    live = client.get(served).text
    document = json.loads(cairn("export", alice.site.key)[1])
    document["sites"][0]["guides"][0]["guide"]["steps"][0]["title"] = "Nobody approved this"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert cairn("import", str(file))[:2] == (0, "1 guide changed\n")
    assert asks.get(f"/guides/{guide}").json["steps"][0]["title"] == "Nobody approved this"
    assert client.get(served).text == live

    # The same keys in a file for somebody else's organisation name nothing of Alice's.
    document["sites"][0]["guides"][0]["guide"]["steps"][0]["title"] = "Charlie's"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert cairn("import", str(file), "--organisation", charlie.organisation.key)[:2] == (0, "1 guide made\n1 site made\n")
    assert asks.get(f"/guides/{guide}").json["steps"][0]["title"] == "Nobody approved this"
    assert client.get(served).text == live
    made = [site["key"] for site in json.loads(cairn("export", charlie.organisation.key)[1])["sites"]]
    assert len(made) == 2
    for key in made:
        assert json.loads(client.get(f"/player/v1/{key}/guides.json").text)["guides"] == []
