"""What a review's checks find, each on a version that was really frozen, and each gone once it is mended."""

from dataclasses import replace
from datetime import timedelta

from models.guide import Button
from models.guide.rules.condition_group import Group
from models.guide.segment import Segment
from models.guide.target_verdict import TargetVerdict
from models.guide.translation import Translation, texts_of
from models.release.publish import publish
from models.review import Review
from models.site.theme import Theme
from models.site.theme_document import LIGHT, Look
from models.support.json_reader import Reader
from tests.support.people import NOW, tour

SEEN = (
    ("", "", 0, "warn", "never looked for"),
    ("missing", "Nothing on the page matches.", 0, "bad", "Nothing on the page matches."),
    ("drifted", "It moved.", 0, "bad", "It moved."),
    ("cannot_tell", "The page is drawn by scripts.", 0, "warn", "drawn by scripts"),
    ("unique", "", 9, "warn", "9 days ago"),
    ("unique", "", 6, "", ""),
)
"""Verdict with its reason, days since, and what the review says of it."""

PICTURE = '<p>So it looks: <img src="https://cdn.example.com/a.png" width="30" height="20" alt="{}"></p>'


def found(session, guide, by, now=NOW):
    """Asks for a review of the draft as it is: about → tone, step and sentence of each, without what is fine."""
    review = Review.ask(session, guide, "", by, now)
    said: dict[str, list[tuple[str, str, str]]] = {}
    for one in review.findings:
        said.setdefault(one["about"], []).extend([(one["tone"], one["step"], one["sentence"])] if one["tone"] != "good" else [])
    return said


def step(guide, by, step_id="s1", **changes):
    guide.edit(guide.document.changed(step_id, lambda one: replace(one, **changes)), "Wrote", by, NOW)


def test_targets_are_found_that_nobody_looked_for_or_that_are_gone_unsure_or_long_ago(database, alice):
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        for number, (verdict, reason, days, tone, expected) in enumerate(SEEN):
            step(guide, by, title=f"Save here, take {number}")
            if verdict:
                TargetVerdict.note(session, guide, "s1", verdict, reason, "https://app.acme.example/", NOW)
                session.flush()
            listed = found(session, guide, by, NOW + timedelta(days=days))["Targets"]
            assert [(one[0], one[1]) for one in listed] == ([(tone, "s1")] if tone else [])
            assert all(expected in one[2] for one in listed)


def test_contrast_translations_pictures_and_steps_that_nothing_leads_to_are_found_and_gone_when_mended(database, alice):
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        theme = Theme.create(session, guide.site, "Brand", Look(light=replace(LIGHT, text="#cccccc")), by, NOW)
        theme.become_default(session)
        document = guide.document
        first = replace(document.steps[0], body=PICTURE.format(""))
        second = replace(first, id="s2", title="And here", body="", buttons=(Button("Done", action={"type": "finish"}),))
        names = {text.path: text.name for text in texts_of((first, second))}
        german = {
            "s1.title": Translation("Hier sichern", "of another text"),
            "s2.title": Translation("Und hier", names["s2.title"]),
        }
        guide.edit(replace(document, steps=(first, second), translations={"de": german}), "Wrote", by, NOW)
        said = found(session, guide, by)
        assert said["Contrast"][0][0] == "bad"
        assert "The theme Brand: Text on the card in light has a contrast of 1.60:1" in said["Contrast"][0][2]
        assert [one[2] for one in said["Translations"]] == [
            f"German: {len(names) - 2} texts of {len(names)} missing.",
            "German: 1 text changed since it was translated.",
        ]
        assert said["Pictures"] == [("warn", "s1", "Step 1: 1 picture without a description for those who can't see it.")]
        assert said["Ways through"] == [("bad", "s2", "Step 2: no button and nothing else leads to it.")]
        theme.change(session, "Brand", Look(), by, NOW)
        step(guide, by, body=PICTURE.format("The form with its button"), buttons=(Button("Next", action={"type": "next"}),))
        names = {text.path: text.name for text in texts_of(guide.document.steps)}
        whole = {path: Translation("So", name) for path, name in names.items()}
        guide.edit(replace(guide.document, translations={"de": whole}), "Wrote", by, NOW)
        said = found(session, guide, by)
        assert [said[about] for about in ("Contrast", "Translations", "Pictures", "Ways through")] == [[], [], [], []]


def segment(session, guide, name, plan, by):
    conditions = [{"subject": "attribute", "name": "plan", "operator": "equals", "value": plan}]
    return Segment.create(session, guide.site, name, Group.read(Reader({"match": "all", "conditions": conditions})), by, NOW)


def test_a_guide_that_is_live_and_may_want_the_same_moment_is_found_also_by_segments(database, alice):
    with database.writing() as session:
        live, guide, by = tour(session, alice, "News"), tour(session, alice), session.merge(alice.member)
        publish(session, live, seen="", by=by, now=NOW)
        ((tone, _, sentence),) = found(session, guide, by)["Collisions"]
        assert (tone, '"News"' in sentence, '"Welcome"' in sentence) == ("warn", True, True)
        for one, plan in ((live, "free"), (guide, "paid")):
            rules = {**one.document.rules, "segments": [segment(session, one, plan.title(), plan, by).key]}
            one.edit(replace(one.document, rules=rules), "Wrote", by, NOW)
        publish(session, live, seen=None, by=by, now=NOW)
        assert found(session, guide, by)["Collisions"] == []
