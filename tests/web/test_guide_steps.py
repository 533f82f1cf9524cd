"""Steps over HTTP: added, saved from two tabs, duplicated, ordered, undone; and bad input, each with its sentence."""

import asyncio
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from models.guide import Guide, Step
from models.guide.translation import Translation, texts_of
from models.site import Site
from tests.sites.serving import serve_app
from tests.web.desk import NOW, PART, Desk, read

MIB = b" " * 1024 * 1024
LOGIN = "<title>Sign in</title><form action=/in><input name=u><input type=password name=p><button>Go</button></form>"
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


PAGES = Starlette(
    routes=[
        Route("/forbidden", lambda _: PlainTextResponse("no", 403)),
        Route("/private", lambda _: RedirectResponse("/login")),
        Route("/login", lambda _: HTMLResponse(LOGIN)),
        Route("/manual.pdf", lambda _: Response(b"%PDF-1.7", media_type="application/pdf")),
        Route("/endless", endless),
        Route("/app", lambda _: HTMLResponse(SHELL)),
        Route("/good", lambda _: HTMLResponse("<!doctype html><title>Good</title><main><button id=save>Save</button></main>")),
        Route("/slow", slow),
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


def steps(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).document.steps


def form(desk, **fields):
    """The step's form as the editor would send it."""
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    return {"seen": page.select_one("#save-state [name=seen]")["value"], "kind": "modal", "title": "Hello", **fields}


def address(desk, rest="", step=None):
    return f"/guides/{desk.guide}/steps/{step or steps(desk)[0].id}{rest}"


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
    assert page.select_one("#page-address"), "there is the field to try another one"


@pytest.mark.slow
@pytest.mark.one_engine
def test_a_page_that_takes_too_long_is_given_up(desk, product):
    page = read(load(desk, f"{product}/slow"), 422)
    assert "10 seconds" in page.select_one(".note.bad").text


@pytest.mark.parametrize("url", ["https://elsewhere.example/", "ftp://127.0.0.1/", "", "http://127.0.0.1:1/", "x" * 3000])
def test_an_address_that_is_none_of_the_sites_is_refused_in_words(desk, url):
    page = read(load(desk, url), 422)
    assert len(page.select_one(".note.bad").text.strip()) > 20


def test_a_step_saved_from_two_tabs_keeps_the_first_and_shows_both(desk):
    first, second = form(desk, title="Mine"), form(desk, title="Theirs")
    assert "Saved" in desk.alice.put(address(desk), data=first, headers=PART).text
    answer = desk.alice.put(address(desk), data=second, headers=PART)
    assert answer.status_code == 409
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    assert steps(desk)[0].title == "Mine"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "x" * 300}, "300 characters"),
        ({"button-0-action": "link", "button-0-label": "Go", "button-0-url": "javascript:alert(1)"}, "web address"),
    ],
)
def test_a_step_that_cannot_be_kept_says_why_and_changes_nothing(desk, fields, sentence):
    answer = desk.alice.put(address(desk), data=form(desk, **fields), headers=PART)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert steps(desk)[0].title == "Hello"


@pytest.mark.parametrize(
    ("selector", "said"),
    [("#save", "unique"), ("a >> b", "at character 4"), ("x" * 100_000, "100,000 characters"), ("#gone", "missing"), ("", "")],
)
def test_a_selector_is_judged_on_the_page_whatever_its_length(desk, product, selector, said):
    load(desk, f"{product}/good")
    answer = desk.alice.post(address(desk, "/verdict"), data={"selector": selector}, headers=PART)
    assert answer.status_code == 200
    assert said in answer.text
    if said and said != "unique":
        assert desk.alice.put(address(desk, "/target"), data={"selector": selector}, headers=PART).status_code == 422
    assert steps(desk)[0].target is None


def test_a_guide_without_steps_is_not_published(desk):
    desk.alice.delete(address(desk), headers=PART)
    answer = desk.alice.post(f"/guides/{desk.guide}/publication", data={"seen": ""}, headers=PART)
    assert answer.status_code == 422
    assert "a guide without steps has nothing to show" in answer.text


def test_steps_are_added_copied_ordered_and_undone(desk):
    desk.alice.post(f"/guides/{desk.guide}/steps", data={"kind": "banner"}, headers=PART)
    answer = desk.alice.post(address(desk, "/copies"), headers=PART)
    first, copy, banner = steps(desk)
    assert answer.headers["hx-push-url"] == f"/guides/{desk.guide}/steps/{copy.id}"
    assert (copy.title, banner.kind) == (first.title, "banner")
    order = f"{banner.id},{copy.id},unknown,{first.id}"
    desk.alice.put(f"/guides/{desk.guide}/order", data={"order": order}, headers=PART)
    assert [step.id for step in steps(desk)] == [banner.id, copy.id, first.id]
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    desk.alice.put(f"/guides/{desk.guide}/draft", data={"number": page.select_one("#undo")["value"]}, headers=PART)
    assert [step.id for step in steps(desk)] == [first.id, copy.id, banner.id]


def test_a_copy_is_translated_as_its_step_is(desk):
    desk.alice.post(f"/guides/{desk.guide}/translations", data={"language": "de"}, headers=PART)
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        title = texts_of(guide.document.steps)[0]
        document = guide.document.with_translation("de", {title.path: Translation("Hallo", title.name)})
        guide.edit(document, "Translated", desk.member(session, "alice"), NOW)
    desk.alice.post(address(desk, "/copies"), headers=PART)
    page = read(desk.alice.get(f"/guides/{desk.guide}/translations/de"))
    assert [field["value"] for field in page.select("input[value=Hallo]")] == ["Hallo", "Hallo"]


def test_every_field_of_a_step_is_kept(desk):
    fields = {
        "kind": "slideout",
        "placement": "top-left",
        "width": "420",
        "progress": "bar",
        "button-0-label": "Set it",
        "button-0-action": "attribute",
        "button-0-name": "plan",
        "button-0-value": "crew",
        "button-0-style": "link",
        "advance-0-when": "url",
        "advance-0-part": "path",
        "advance-0-operator": "starts_with",
        "advance-0-value": "/boats",
        "advance-1-when": "delay",
        "advance-1-seconds": "9",
    }
    assert desk.alice.put(address(desk), data=form(desk, **fields), headers=PART).status_code == 200
    step = steps(desk)[0]
    assert (step.kind, step.placement, step.width, step.progress) == ("slideout", "top-left", 420, "bar")
    assert step.buttons[0].to_json() == {
        "label": "Set it",
        "style": "link",
        "action": {"type": "attribute", "name": "plan", "value": "crew"},
    }
    assert step.advance[1] == {"when": "delay", "seconds": 9}
    assert step.advance[0]["value"] == "/boats"


def test_what_a_step_leads_to_is_chosen_by_name(desk):
    with desk.writing() as session:
        other = desk.add_guide(session, "Boats")
        guide = session.get_one(Guide, desk.guide)
        button = replace(guide.document.steps[0].buttons[0], action={"type": "guide", "guide": other.key})
        changed: Step = replace(guide.document.steps[0], buttons=(button,))
        guide.edit(guide.document.with_step(changed), "Leads on", desk.member(session, "alice"), guide.created_at)
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    assert [option.text for option in page.select("#button-0-guide option")] == ["Choose…", "Boats"]
    assert page.select_one("#button-0-guide option[selected]").text == "Boats"


@pytest.mark.parametrize(
    ("method", "rest"),
    [
        ("GET", ""),
        ("PUT", ""),
        ("DELETE", ""),
        ("POST", "/copies"),
        ("POST", "/snapshot"),
        ("PUT", "/target"),
        ("DELETE", "/target"),
        ("GET", "/verdict"),
        ("POST", "/verdict"),
    ],
)
def test_a_stranger_and_a_reader_change_nothing(desk, method, rest):
    before = [step.to_json() for step in steps(desk)]
    assert desk.charlie.request(method, address(desk, rest), headers=PART).status_code == 404
    if method != "GET" and rest != "/verdict":
        assert desk.bob.request(method, address(desk, rest), headers=PART).status_code == 403
    assert [step.to_json() for step in steps(desk)] == before


@pytest.mark.parametrize("rest", ["order", "draft", "steps"])
def test_a_strangers_guide_keeps_its_order_and_drafts(desk, rest):
    method = "POST" if rest == "steps" else "PUT"
    assert desk.charlie.request(method, f"/guides/{desk.guide}/{rest}", headers=PART).status_code == 404
    assert desk.bob.request(method, f"/guides/{desk.guide}/{rest}", headers=PART).status_code == 403
