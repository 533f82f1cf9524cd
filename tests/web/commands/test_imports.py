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


def test_an_organisation_is_exported_as_a_whole_and_imported_into_another_one(cairn, file, alice, charlie):
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
