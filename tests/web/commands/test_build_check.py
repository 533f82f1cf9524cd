"""`cairn check` as a customer's CI runs it: in a scratch repository, against a folder of built pages, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from models.check.build.built_pages import BuiltPages
from models.support.outbound import Outbound
from tests.support.live import listening, served
from tests.support.watching import PAGE, guide_on, harbour_on_wire
from web.cli import main

ROOT = Path(__file__).parents[3]
BUTTON = '<a id="add-boat" class="btn" href="/boats/new">Add a boat</a>'
RENAMED = '<a id="register" class="button" href="/fleet/new">Register</a>'


@pytest.fixture
def key(database, alice, monkeypatch):
    """The key of Alice's site; its tour points at *Add a boat* and at the search field of /boats."""
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    with harbour_on_wire() as harbour, database.writing() as session:
        guide_on(session, alice, harbour, "#add-boat", 'input[name="q"]')
    return alice.site.key


@pytest.fixture
def dist(tmp_path):
    folder = tmp_path / "dist"
    (folder / "boats").mkdir(parents=True)
    (folder / "boats" / "index.html").write_text(PAGE)
    (folder / "index.html").write_text("<!doctype html><title>Home</title><p>Welcome to the harbour; boats are elsewhere.")
    return folder


def run(capsys, *words):
    code = main(["check", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("place", ["boats/index.html", "boats.html", "boats"])
def test_a_page_is_found_by_the_customs_of_static_hosting(key, tmp_path, capsys, place):
    file = tmp_path / "dist" / place
    file.parent.mkdir(parents=True)
    file.write_text(PAGE)
    assert run(capsys, "--site", key, "--pages", tmp_path / "dist")[:2] == (
        0,
        "ok    Boats, step 1 (Here)\nok    Boats, step 2 (Here)\n2 live targets: 2 fine.\n",
    )


def test_a_lost_target_fails_the_build_and_the_report_says_where_and_what(key, dist, capsys):
    (dist / "boats" / "index.html").write_text(PAGE.replace(BUTTON, RENAMED))
    code, out, _ = run(capsys, "--site", key, "--pages", dist)
    assert code == 1
    lines = out.splitlines()
    assert lines[0] == "LOST  Boats, step 1 (Here)"
    assert lines[1].strip() == f"on {dist}/boats/index.html"
    assert "looked for #add-boat" in out
    assert lines[-1] == "2 live targets: 1 lost, 1 fine."


def test_an_element_that_took_over_the_id_is_noticed_by_the_fingerprint_which_a_release_does_not_hold(
    key, dist, capsys, app, database
):
    other = '<section><h2>Help</h2><p><a id="add-boat" href="/help/boats">Add a boat</a></p></section>'
    (dist / "boats" / "index.html").write_text(PAGE.replace(BUTTON, BUTTON.replace(' id="add-boat"', "") + other))
    code, out, _ = run(capsys, "--site", key, "--pages", dist)
    assert (code, "another fits better" in out) == (1, True)
    with listening() as (listener, port), served(app, listener):
        code, out, _ = run(capsys, "--site", key, "--pages", dist, "--from", f"http://127.0.0.1:{port}")
    assert (code, "2 fine" in out) == (0, True)


def test_the_report_in_each_format(key, dist, capsys):
    (dist / "boats" / "index.html").write_text(PAGE.replace(BUTTON, RENAMED))
    code, out, _ = run(capsys, "--site", key, "--pages", dist, "--json")
    found = json.loads(out)
    assert code == 1
    assert [one["standing"] for one in found["targets"]] == ["lost", "fine"]
    _, out, _ = run(capsys, "--site", key, "--pages", dist, "--format", "junit")
    suite = ET.fromstring(out).find("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert suite.find("testcase/failure").get("type") == "missing"
    _, out, _ = run(capsys, "--site", key, "--pages", dist, "--format", "github")
    assert out.startswith(f"::error file={dist}/boats/index.html,title=Boats%2C step 1 (Here)::No selector")


def test_a_build_without_the_page_is_an_input_error_when_nothing_could_be_looked_for(key, tmp_path, capsys):
    (tmp_path / "index.html").write_text("<p>home")
    code, out, err = run(capsys, "--site", key, "--pages", tmp_path)
    assert code == 2
    assert "The build has no page for /boats." in out
    assert "right pages" in err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--site", "nothing", "--pages", "{dist}"], "no site has the key 'nothing'"),
        (["--site", "{key}", "--pages", "{dist}/nowhere"], "there is no such file or folder"),
        (["--site", "{key}"], "give the built pages"),
        (["--site", "{key}", "--pages", "{dist}", "--from", "http://127.0.0.1:9/"], "guides.json"),
    ],
)
def test_what_was_asked_wrongly_is_one_line(key, dist, capsys, words, sentence):
    code, out, err = run(capsys, *(word.format(key=key, dist=dist) for word in words))
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


def test_a_path_never_leaves_the_folder(dist):
    (dist.parent / "secret.html").write_text("no")
    assert BuiltPages([str(dist)], "", Outbound()).of("/../secret") is None


def test_running_pages_are_asked_at_their_own_addresses(key, capsys):
    with harbour_on_wire() as build:
        code, out, _ = run(capsys, "--site", key, "--base", build.wire.url("").rstrip("/"))
        assert (code, "2 fine" in out) == (0, True)
        code, out, _ = run(capsys, "--site", key, "--pages", build.wire.url("/boats"))
        assert (code, "2 fine" in out) == (0, True)


def test_a_target_that_was_cut_is_not_found_on_other_pages_that_have_it(key, dist, capsys, app):
    """As with a navigation: the release says on which page each step was picked, and others do not count."""
    (dist / "index.html").write_text(PAGE)
    (dist / "boats" / "archive.html").write_text(PAGE)
    with listening() as (listener, port), served(app, listener):
        words = ("--site", key, "--pages", dist, "--from", f"http://127.0.0.1:{port}")
        assert run(capsys, *words)[0] == 0
        (dist / "boats" / "index.html").write_text(PAGE.replace(BUTTON, ""))
        code, out, _ = run(capsys, *words)
    assert code == 1
    assert out.startswith(f"LOST  Boats, step 1 (Here)\n       on {dist}/boats/index.html\n")
    assert out.endswith("2 live targets: 1 lost, 1 fine.\n")


def test_a_running_build_is_asked_for_the_pages_that_a_release_names(key, capsys, app):
    with harbour_on_wire() as build, listening() as (listener, port), served(app, listener):
        words = ("--site", key, "--base", build.wire.url("").rstrip("/"), "--from", f"http://127.0.0.1:{port}")
        code, out, _ = run(capsys, *words)
        assert (code, "2 fine" in out) == (0, True)


def test_a_page_of_a_record_is_any_page_of_such_a_record(dist):
    for place in ("boats/7.html", "boats/8/index.html", "boats/7/edit.html", "boats/index.html"):
        (dist / place).parent.mkdir(exist_ok=True)
        (dist / place).write_text("x")
    pages = BuiltPages([str(dist)], "", Outbound())
    assert [page.name for page in pages.at("/boats/:id")] == [f"{dist}/boats/7.html", f"{dist}/boats/8/index.html"]
    assert [page.name for page in pages.at("/boats/:id/edit")] == [f"{dist}/boats/7/edit.html"]
    assert [page.name for page in pages.at("/boats")] == [f"{dist}/boats/index.html"]
    assert list(pages.at("/fleet/:id")) == []


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.one_engine
def test_in_a_scratch_repository_a_commit_that_renames_a_button_turns_the_build_red(key, dist, app, database, tmp_path):
    """The build has no database: it reads what visitors' browsers read, from a Cairn on another host."""
    with listening() as (listener, port), served(app, listener):
        script = tmp_path / "ci.sh"
        words = f"--site {key} --from http://127.0.0.1:{port} --pages dist"
        script.write_text(f"set -e\nmkdir -p dist && cp -r site/. dist\n{sys.executable} -m web.cli check {words}\n")
        site = tmp_path / "site"
        dist.rename(site)
        environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}

        def git(*words):
            author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com"]
            subprocess.run(["git", *author, *words], cwd=tmp_path, check=True, capture_output=True, env=environ)

        def build():
            return subprocess.run(["sh", script], cwd=tmp_path, capture_output=True, text=True, env=environ, check=False)

        git("init", "-q")
        git("add", "site", "ci.sh")
        git("commit", "-q", "-m", "The boats")
        green = build()
        assert (green.returncode, green.stderr) == (0, "")
        page = site / "boats" / "index.html"
        page.write_text(page.read_text().replace(BUTTON, RENAMED))
        git("commit", "-q", "-a", "-m", "Rename the button")
        red = build()
    assert red.returncode == 1
    assert "LOST  Boats, step 1 (Here)" in red.stdout
    assert "2 live targets: 1 lost, 1 fine." in red.stdout
    assert "Traceback" not in red.stderr
