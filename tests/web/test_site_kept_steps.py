"""Steps kept for reuse, and copied from guide to guide and site to site."""

from dataclasses import replace

import pytest

from models.account.organisation import Organisation
from models.guide import Guide
from models.guide.kept_step import KeptStep
from models.site import Site
from tests.models.site.test_picture import png
from tests.web.desk import NOW, PART, read
from tests.web.step_form import address, steps


def keep(desk, name="Help", **fields):
    sent = {"guide": desk.guide, "step": steps(desk)[0].id, "name": name, **fields}
    return desk.alice.post(f"/sites/{desk.site}/kept-steps", data=sent, headers=PART)


def steps_of(desk, guide_id):
    with desk.database.reading() as session:
        return session.get_one(Guide, guide_id).document.steps


def test_a_kept_step_is_put_into_another_guide_as_a_copy(desk):
    assert "Kept as “Help”" in keep(desk).text
    with desk.writing() as session:
        other = desk.add_guide(session, "Other").id
        kept = KeptStep.all_of(session, desk.site)[0].id
    chooser = read(desk.alice.get(f"/sites/{desk.site}/kept-steps?guide={other}", headers=PART))
    assert chooser.select_one("button[name=kept]")["value"] == str(kept)
    answer = desk.alice.post(f"/guides/{other}/steps", data={"kept": kept}, headers=PART)
    first, copy = steps_of(desk, other)
    assert answer.headers["hx-push-url"].endswith(copy.id)
    assert copy.title == "Hello"
    assert [one.label for one in (*first.buttons, *copy.buttons)] == ["Next", "Done"]
    assert copy.id != steps(desk)[0].id
    desk.alice.delete(f"/sites/{desk.site}/kept-steps/{kept}", headers=PART)
    assert len(steps_of(desk, other)) == 2
    assert "Keep a step in the guide editor" in desk.alice.get(f"/sites/{desk.site}/library").text


@pytest.mark.parametrize(
    ("name", "sentence"), [("", "Give it a name"), ("x" * 500, "at most 100 characters"), ("Help", "already")]
)
def test_a_name_that_will_not_do_is_said_and_stays_as_it_was_typed(desk, name, sentence):
    keep(desk)
    answer = keep(desk, name)
    assert answer.status_code == 422
    assert sentence in answer.text
    if name:
        assert read(answer, 422).select_one("#keep-name")["value"] == name


def test_a_step_is_copied_to_a_guide_of_another_site_with_its_pictures(desk):
    upload = desk.alice.post(f"/sites/{desk.site}/pictures", content=png(), headers={"content-type": "application/octet-stream"})
    src = upload.json()["src"]
    with desk.writing() as session:
        alice = desk.member(session, "alice")
        guide = session.get_one(Guide, desk.guide)
        step = replace(guide.document.steps[0], body=f'<p>Hi <img src="{src}" width="3" height="2"></p>')
        guide.edit(guide.document.with_step(step), "A picture", alice, NOW)
        site = Site.create(
            session, session.get_one(Organisation, guide.organisation_id), "Second", "https://second.example/", NOW
        )
        other = Guide.create(session, site, "There", "tour", guide.document, alice, NOW).id
        key = site.key
    form = read(desk.alice.get(address(desk, "/copies"), headers=PART))
    assert form.select_one("#copy-guide option")["value"] == str(other)
    answer = desk.alice.post(address(desk, "/copies"), data={"guide": other}, headers=PART)
    assert "Copied into “There”" in answer.text
    copy = steps_of(desk, other)[-1]
    moved = f"/player/v1/{key}/pictures/"
    assert moved in copy.body
    assert desk.nobody.get(copy.body.split('src="')[1].split('"')[0]).status_code == 200


def test_strangers_and_readers_keep_nothing(desk):
    keep(desk)
    where, sent = f"/sites/{desk.site}/kept-steps", {"guide": desk.guide, "step": steps(desk)[0].id, "name": "Mine"}
    assert desk.charlie.post(where, data=sent, headers=PART).status_code == 404
    assert desk.bob.post(where, data=sent, headers=PART).status_code == 403
    foreign = {"guide": desk.guide, "step": steps(desk)[0].id, "name": "Mine"}
    assert desk.charlie.post(f"/sites/{desk.other_site}/kept-steps", data=foreign, headers=PART).status_code == 404
