from collections.abc import Generator
from contextlib import contextmanager

import pytest

from models.page.page_fetch import FetchedPage, fetch_page
from models.page.snapshot import sanitise_page
from models.support.outbound import Outbound, Refused
from tests.models.support.wire import answer, wire

PARAGRAPH = b"<h1>Berths</h1>" + b"<p>A quiet place for the night, with water and power.</p>" * 20
SIGN_IN = b"<title>Log in</title><form><input name=user><input type=password name=p><button>Log in</button></form>"


@contextmanager
def pages(answers: dict[str, bytes]) -> Generator[tuple[str, Outbound]]:
    with wire(lambda _: lambda path: answers[path]) as served:
        yield served.url(""), Outbound([served.place])


def fetched(answers: dict[str, bytes], path: str = "/") -> FetchedPage:
    with pages(answers) as (base, outbound):
        return fetch_page(f"{base}{path}", outbound)


def sentence(answers: dict[str, bytes], path: str = "/") -> str | None:
    problem = sanitise_page(fetched(answers, path)).problem
    return problem.sentence if problem else None


def test_a_page_is_fetched_as_text():
    page = fetched({"/": answer("<p>Grüße".encode("latin-1"), content_type="text/html")})
    assert (page.status, page.charset, page.html, page.size) == (200, "windows-1252", "<p>Grüße", 8)


def test_an_ordinary_page_has_nothing_wrong():
    assert sentence({"/": answer(PARAGRAPH)}) is None


@pytest.mark.parametrize(
    ("media_type", "reason"),
    [
        ("application/pdf", "This is a PDF document, not a web page."),
        ("image/png", "This is image/png, not a web page."),
        ("application/json; charset=utf-8", "This is application/json, not a web page."),
    ],
)
def test_what_is_no_page_is_refused_by_its_kind(media_type: str, reason: str):
    with pytest.raises(Refused) as refusal:
        fetched({"/": answer(b"%PDF-1.7", content_type=media_type)})
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        ("401 Unauthorized", "it wants a sign-in, and Cairn fetches pages as a visitor who is not signed in"),
        ("403 Forbidden", "it does not let Cairn in, perhaps because it wants a sign-in or turns programs away"),
        ("404 Not Found", "check the address"),
        ("410 Gone", "it is gone for good"),
        ("429 Too Many Requests", "it was asked too often; try again later"),
        ("503 Service Unavailable", "the server has a problem; try again later"),
    ],
)
def test_an_error_answer_says_what_to_think_of_it(status: str, hint: str):
    assert sentence({"/": answer(PARAGRAPH, status=status)}) == f"The page answers {status}: {hint}."


def test_a_redirect_to_a_sign_in_form_is_a_login_wall():
    answers = {"/boats": answer(status="302 F", location="/login?next=/boats"), "/login?next=/boats": answer(SIGN_IN)}
    assert (sentence(answers, "/boats") or "").startswith(
        "The page asks to sign in first; what was fetched is the sign-in form at"
    )


def test_a_sign_in_form_in_place_of_the_page_is_a_login_wall():
    assert (sentence({"/boats": answer(SIGN_IN)}, "/boats") or "").startswith("The page asks to sign in first")


def test_a_sign_in_page_that_was_asked_for_is_a_page():
    assert sentence({"/login": answer(SIGN_IN)}, "/login") is None


def test_a_page_with_a_sign_in_form_in_its_corner_is_a_page():
    assert sentence({"/": answer(PARAGRAPH + SIGN_IN)}) is None


@pytest.mark.parametrize(
    "body",
    [
        b"<div id=root></div><script src=/app.js></script>",
        b"<noscript>Please enable JavaScript to run this app.</noscript><div id=app>Loading</div><script src=/a.js></script>",
    ],
)
def test_a_shell_that_javascript_fills_is_told_from_a_page(body: bytes):
    shell = "The page is an empty shell that JavaScript fills in the browser, so there is nothing to point at here."
    assert sentence({"/": answer(body)}) == shell


def test_an_empty_page_is_said_so():
    assert sentence({"/": answer(b"  \n")}) == "The page is empty."


def test_a_page_that_explodes_when_it_is_built_is_refused_in_time():
    fonts = b"".join(b"<font size=%d>" % number for number in range(2000))
    body = b"<div>" + fonts + b"</div>" + b"<div>x</div>" * 100_000
    with pytest.raises(Refused, match="takes too long to read"):
        sanitise_page(fetched({"/": answer(body)}))


def test_xhtml_is_read_as_xml_or_refused_with_a_sentence():
    page = b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><script src="a.js"/></head><body>%s</body></html>'
    said = {"/": answer(page % PARAGRAPH, content_type="application/xhtml+xml")}
    assert "Berths</h1>" in sanitise_page(fetched(said)).html
    assert sentence(said) is None
    broken = {"/": answer(page % b"<p>a<p>b", content_type="application/xhtml+xml")}
    with pytest.raises(Refused, match="no well-formed XML"):
        fetched(broken)
