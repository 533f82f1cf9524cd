"""Pages that are fetched to be pointed at, and what is said of those that can not be."""

import asyncio
import json
from dataclasses import replace
from itertools import cycle

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from models.account import Organisation
from models.guide import Guide
from models.site import Site
from tests.sites.serving import serve_app
from tests.web.desk import PART, Desk, read
from tests.web.step_form import address, steps

MIB = b" " * 1024 * 1024
LOGIN = "<title>Sign in</title><form action=/in><input name=u><input type=password name=p><button>Go</button></form>"
MENU = "<!doctype html><title>M</title><details><summary>More</summary><a id=inside href=/x>I</a></details><a id=out href=/>O</a>"
SHELL = '<!doctype html><title>App</title><body><div id="root"></div><script src="/app.js"></script></body>'


def endless(_request):
    async def body():
        yield b"<!doctype html><p>"
        for _ in range(50):
            yield MIB
            await asyncio.sleep(0)

    return StreamingResponse(body(), media_type="text/html")


async def slow(request):
    """Never answers; ends when nobody waits any more."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    return PlainTextResponse("late")


WORDS = cycle(("autumn", "winter"))


def changing(_request):
    """Another id and class each time, as builds and experiments make them."""
    word = next(WORDS)
    return HTMLResponse(f"<!doctype html><title>C</title><main class={word}><button id={word} class={word}>Save</button></main>")


PAGES = Starlette(
    routes=[
        Route("/forbidden", lambda _: PlainTextResponse("no", 403)),
        Route("/private", lambda _: RedirectResponse("/login")),
        Route("/login", lambda _: HTMLResponse(LOGIN)),
        Route("/manual.pdf", lambda _: Response(b"%PDF-1.7", media_type="application/pdf")),
        Route("/endless", endless),
        Route("/app", lambda _: HTMLResponse(SHELL)),
        Route("/good", lambda _: HTMLResponse("<!doctype html><title>Good</title><main><button id=save>Save</button></main>")),
        Route("/strict", lambda _: HTMLResponse("<p>Strict", headers={"content-security-policy": "script-src 'self'"})),
        Route("/menu", lambda _: HTMLResponse(MENU)),
        Route("/slow", slow),
        Route("/changing", changing),
    ]
)


@pytest.fixture
def product():
    with serve_app(PAGES) as base:
        yield base


@pytest.fixture
def desk(database, tmp_path, product):
    desk = Desk(database, tmp_path, CAIRN_FETCH_ALLOW=product.removeprefix("http://"))
    with desk.writing() as session:
        session.get_one(Site, desk.site).address = f"{product}/"
    return desk


def load(desk, url):
    return desk.alice.post(address(desk, "/snapshot"), data={"url": url}, headers=PART)


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/forbidden", 422, "403"),
        ("/manual.pdf", 422, "PDF"),
        ("/endless", 422, "5 MiB"),
        ("/private", 200, "asks to sign in first"),
        ("/app", 200, "empty shell that JavaScript fills"),
        ("/nowhere", 422, "404"),
    ],
)
def test_a_page_that_cannot_be_pointed_at_says_why_and_the_address_stays(desk, product, path, status, sentence):
    page = read(load(desk, product + path), status)
    assert sentence in " ".join(note.text for note in page.select(".note"))
    assert {one["id"] for one in page.select("#page-address, #live-main")} == {"page-address", "live-main"}  # what can be tried


@pytest.mark.parametrize(("path", "is_offered"), [("/app", True), ("/private", True), ("/good", False)])
def test_what_can_not_be_shown_is_made_on_the_live_page_first_of_all(desk, product, path, is_offered):
    page = read(load(desk, product + path), 200)
    assert bool(page.select_one(".canvas-hint #live-main .primary")) is is_offered
    assert not (is_offered and page.select_one("#workbench").has_attr("data-needs-target"))  # pointing on it leads nowhere


@pytest.mark.parametrize(("path", "said"), [("/strict", ["script-src", "http://cairn.test"]), ("/good", [])])
def test_the_editor_says_which_directive_of_a_page_keeps_the_builder_out(desk, product, path, said):
    assert [code.text for code in read(load(desk, product + path), 200).select(".note.warn code")] == said


@pytest.mark.slow
@pytest.mark.one_engine
def test_a_page_that_takes_too_long_is_given_up(desk, product):
    page = read(load(desk, f"{product}/slow"), 422)
    assert "10 seconds" in page.select_one(".note.bad").text


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "ftp://127.0.0.1/", "", "http://127.0.0.1:1/", "x" * 3000])
def test_an_address_that_is_none_of_the_sites_is_refused_in_words(desk, url):
    page = read(load(desk, url), 422)
    assert len(page.select_one(".note.bad").text.strip()) > 20


@pytest.mark.parametrize(
    ("selector", "said"),
    [("#save", "Found"), ("a >> b", "at character 4"), ("x" * 100_000, "100,000 characters"), ("#gone", "Missing"), ("", "")],
)
def test_a_selector_is_judged_on_the_page_whatever_its_length(desk, product, selector, said):
    load(desk, f"{product}/good")
    answer = desk.alice.post(address(desk, "/verdict"), data={"selector": selector}, headers=PART)
    assert answer.status_code == 200
    assert said in answer.text
    if said and said != "Found":
        assert desk.alice.put(address(desk, "/target"), data={"selector": selector}, headers=PART).status_code == 422
    assert steps(desk)[0].target is None


def test_what_opens_an_element_is_found_on_its_page_taken_from_another_step_named_and_taken_away(desk, product):
    load(desk, f"{product}/menu")
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        first = replace(guide.document.steps[0], kind="tooltip", placement="auto", target={"selectors": ["#inside"]})
        out = replace(first, id="s-0", target={"selectors": ["#out"]}, title="Click “Out”")
        guide.edit(replace(guide.document, steps=(out, first)), "Tooltips", desk.member(session, "alice"), guide.created_at)
    at = address(desk, "/opener", first.id)
    page = read(desk.alice.put(at, headers=PART))
    assert (page.select_one("#opener-name")["value"], steps(desk)[1].opener["selectors"][0]) == ("More", "summary")
    refused = read(desk.alice.put(address(desk, "/opener", "s-0"), headers=PART), 422)
    assert "names nothing that opens this element" in refused.select_one(".note.bad").text
    read(desk.alice.put(at, data={"pick": json.dumps({"node": 7, "tag": "a"})}, headers=PART))
    page = read(desk.alice.put(at, data={"step": "s-0"}, headers=PART))
    assert (page.select_one("#opener-name")["value"], steps(desk)[1].opener["selectors"]) == ("Out", ["#out"])
    fields = {"seen": page.select_one("#save-state [name=seen]")["value"], "kind": "tooltip", "opener_name": "Menu"}
    assert desk.alice.put(address(desk, "", first.id), data={**fields, "page_name": "Reports"}, headers=PART).status_code == 200
    saved = steps(desk)[1]
    assert (saved.opener["name"], saved.page_name, saved.target) == ("Menu", "Reports", first.target)
    read(desk.alice.delete(at, headers=PART))
    assert steps(desk)[1].opener is None


@pytest.mark.one_engine
def test_what_differs_between_two_snapshots_of_a_page_is_no_ground_for_its_target(desk, product):
    load(desk, f"{product}/changing")
    read(load(desk, f"{product}/changing"))
    read(desk.alice.put(address(desk, "/target"), data={"selector": "button"}, headers=PART))
    found = steps(desk)[0].target
    assert found["selectors"][0] == "button"
    assert not any(word in css for css in found["selectors"] for word in ("autumn", "winter"))
    assert found["identity"] == {"tag": "button", "text": "save"}


def test_a_private_place_of_one_organisation_is_fetched_from_by_its_members_only(database, tmp_path, product):
    desk = Desk(database, tmp_path, CAIRN_FETCH_ALLOW=f"{product.removeprefix('http://')}@acme23")
    with desk.writing() as session:
        site = session.get_one(Site, desk.site)
        site.address = f"{product}/"
    page = read(load(desk, f"{product}/good"), 422)
    assert "only public addresses are fetched" in page.select_one(".note.bad").text
    with desk.writing() as session:
        session.get_one(Organisation, site.organisation_id).key = "acme23"
    read(load(desk, f"{product}/good"))


@pytest.mark.one_engine
def test_an_element_that_somebody_else_chose_meanwhile_is_not_overwritten(desk, product):
    seen = read(load(desk, f"{product}/good")).select_one("#workbench")["data-target-seen"]
    read(desk.alice.put(address(desk, "/target"), data={"selector": "#save", "seen": seen}, headers=PART))
    late = read(desk.alice.put(address(desk, "/target"), data={"selector": "main", "seen": seen}, headers=PART), 409)
    mine, theirs = (one.text for one in late.select("#target-conflict dd"))
    assert ("main" in mine, theirs) == (True, "“save” (#save)")
    assert steps(desk)[0].target["selectors"][0] == "#save"
    again = {one["name"]: one["value"] for one in late.select("#target-conflict [type=hidden]")}
    assert again["selector"] == "main"
    read(desk.alice.put(address(desk, "/target"), data=again, headers=PART))
    assert steps(desk)[0].target["selectors"][0] == "main"
