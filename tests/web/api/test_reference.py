"""The page for people, and the examples on it, which are run as they stand there."""

import contextlib
import io
import json
import os
import shutil
import subprocess

import pytest

from models.site import Site
from tests.support.chromium import node
from tests.web.api.program import make_key
from web.api.operations import OPERATIONS
from web.api.samples import LANGUAGES, samples

RUN = (
    "sites.index sites.create sites.update guides.create guides.show guides.validate guides.replace targets.create "
    "segments.create reviews.index themes.create releases.index numbers.show contents.show members.index audit.index"
).split()


def test_every_operation_stands_on_the_page_and_every_link_in_it_leads_somewhere(client):
    client.forget()
    page = client.get("/api/")
    assert page.status == 200
    assert {one["id"] for one in page.html.select("details")} == {one.name for one in OPERATIONS}
    for link in page.html.select("main a[href]"):
        address = str(link["href"])
        here = page.html.select_one(f'[id="{address[1:]}"]')
        assert here or client.get(address).status in {200, 303}, address
    for sample in page.html.select("pre"):
        assert "/api/v1/" in sample.text


def test_the_page_fits_a_phone_with_its_examples_open(live_server, page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{live_server.url}/api/")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.one_engine
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_run_as_they_stand_there(live_server, client, owned, alice, language, monkeypatch):
    monkeypatch.setenv("CAIRN_URL", live_server.url)
    monkeypatch.setenv("CAIRN_KEY", make_key(client, alice))
    with client.database.writing() as session:
        session.get_one(Site, owned["site_id"]).address = "https://app.harbour.example/"  # whose page an example describes
    known = {one.name: one for one in OPERATIONS}
    texts = [samples(known[name], owned)[language] for name in RUN]
    answers = {"curl": in_a_shell, "python": in_python, "javascript": in_node}[language](texts)
    assert len(answers) == len(RUN)
    for name, text in zip(RUN, answers, strict=True):
        assert "/api/#problem-" not in json.loads(text).get("type", ""), (name, text)


def in_a_shell(texts):
    if shutil.which("curl") is None:
        pytest.skip("there is no curl on this machine")
    found = [subprocess.run(["sh", "-c", text], capture_output=True, text=True, check=True, timeout=20) for text in texts]
    return [one.stdout for one in found]


def in_python(texts):
    answers = []
    for text in texts:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(text, "sample", "exec"), {})
        answers.append(printed.getvalue())
    return answers


def in_node(texts):
    whole = "\n".join(f"await (async () => {{\n{text}\n}})();" for text in texts)
    done = subprocess.run(
        [node(), "--input-type=module", "-e", whole], capture_output=True, text=True, check=False, timeout=30, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
