"""Every way in is bounded by what is kept: a refusal says where, and what was written can be read by everybody."""

import pytest

from models.guide import Guide, GuideDocument, Step
from models.guide.rich_text import LONGEST_BODY
from tests.support.client import Client
from tests.support.people import NOW, Person

PART = {"hx_request": "true", "hx_request_type": "partial"}
CSV = 'text,what,wording,en,de\r\ns1.body,Step 1: Text,,Hello,"{}"\r\n'
FORM = {"kind": "modal", "title": "Hello", "placement": "center"}


@pytest.fixture
def author(client: Client, alice: Person) -> Client:
    return client.sign_in(alice)


def made(database, person, steps=1, body="<p>Hello</p>"):
    with database.writing() as session:
        member, site = session.merge(person.member), session.merge(person.site)
        listed = tuple(
            Step(f"s{number}", "modal", title="Hello", body=body, placement="center") for number in range(1, steps + 1)
        )
        return Guide.create(session, site, "Welcome", "tour", GuideDocument(listed), member, NOW).id


def assert_readable(author, guide, site):
    for path in ("/guides", f"/guides/{guide}", f"/guides/{guide}/translations", f"/guides/{guide}/rules", f"/sites/{site}"):
        assert author.get(path).status == 200, path


def test_an_import_is_judged_by_what_is_kept_and_says_which_row(author, database, alice):
    guide = made(database, alice)
    answer = author.post(f"/guides/{guide}/translation-files", {"file": CSV.format("&" * 19_995), "language": "de"})
    assert answer.status == 422
    assert "row 2 has 99,975 characters with its markup; at most 20,000 are possible." in answer.words("#import-faults")
    assert "&" * 19_995 in answer.html.select_one("#import-text").text
    assert_readable(author, guide, alice.site.id)
    fits = author.post(f"/guides/{guide}/translation-files", {"file": CSV.format("&" * (LONGEST_BODY // 5))})
    assert fits.status == 303
    assert_readable(author, guide, alice.site.id)


def test_a_step_too_many_is_a_sentence(author, database, alice):
    guide = made(database, alice, steps=60)
    for path in (f"/guides/{guide}/steps/s1/copies", f"/guides/{guide}/steps"):
        answer = author.post(path)
        assert answer.status == 422, path
        assert "A guide can have at most 60 steps." in answer.words()
        part = author.post(path, **PART)
        assert part.status == 422
        assert "at most 60 steps" in part.words()
    assert_readable(author, guide, alice.site.id)
    assert author.post(f"/guides/{guide}/copies").status == 303


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("&" * 19_000, "Not saved. The text has 95,000 characters with its markup; at most 20,000 are possible."),
        ("x" * 45_000, "Not saved. The text has 45,000 characters with its markup; at most 20,000 are possible."),
    ],
)
def test_a_text_too_long_says_so_and_leaves_the_step(author, database, alice, body, sentence):
    guide = made(database, alice)
    answer = author.put(f"/guides/{guide}/steps/s1", {**FORM, "body": body}, **PART)
    assert answer.status == 422
    assert sentence in answer.words()
    assert_readable(author, guide, alice.site.id)


def test_a_long_text_of_markup_that_goes_is_kept_whole(author, database, alice):
    guide = made(database, alice)
    seen = author.get(f"/guides/{guide}").html.select_one("#save-state [name=seen]")["value"]
    body = "<span style='color:red'>a</span>" * 2000  # 64,000 characters as they are typed
    assert author.put(f"/guides/{guide}/steps/s1", {**FORM, "body": body, "seen": seen}, **PART).status == 200
    with database.reading() as session:
        assert session.get(Guide, guide).document.steps[0].body == "a" * 2000


def test_a_fault_in_a_button_names_it(author, database, alice):
    guide = made(database, alice)
    typed = {"button-0-action": "next", "button-0-label": "Next", "button-1-action": "next", "button-1-label": "x" * 61}
    answer = author.put(f"/guides/{guide}/steps/s1", {**FORM, "body": "Hi", **typed}, **PART)
    assert answer.status == 422
    assert "Button 2, label, has 61 characters" in answer.words()


def test_an_address_is_as_long_as_it_is_kept(author, alice):
    address = f"https://{'ü' * 40}.example/" + "a" * (2000 - 57)
    answer = author.post(f"/sites/{alice.site.id}", {"name": "Acme", "address": address})
    assert answer.status == 422
    assert "at most 2000 characters" in answer.words()
