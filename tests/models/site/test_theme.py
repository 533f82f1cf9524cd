import itertools
from dataclasses import replace

import pytest

from models.guide import Guide, NotPublishable
from models.release.live_theme import LiveTheme
from models.release.publish import publish, put_theme_live, roll_back
from models.release.release import ReleaseMove
from models.release.schema_conformity import assert_conforms
from models.site.release_theme import in_mode, theme_of
from models.site.theme import OWN, BadTheme, Theme
from models.site.theme_document import DARK, LIGHT, Logo, Look
from models.support.json_reader import Faults
from tests.support.people import NOW, tour

RED = Look(light=replace(LIGHT, accent="#a01010"), mode="system")
PALE = Look(light=replace(LIGHT, text="#cccccc"))


def add(session, person, name="Brand", look=RED):
    return Theme.create(session, session.merge(person.site), name, look, session.merge(person.member), NOW)


def live_theme(session, person):
    return LiveTheme.of(session, person.site.id, "production")


def add_default(session, person, **given):
    theme = add(session, person, **given)
    theme.become_default(session)
    return theme


def test_nothing_wears_a_new_theme_and_cairns_own_look_can_be_the_default_again(database, alice):
    with database.writing() as session:
        guide, member = tour(session, alice), session.merge(alice.member)
        theme = add(session, alice, look=PALE)
        assert Theme.default_of(session, alice.site.id) is None
        assert publish(session, guide, seen="", by=member, now=NOW).theme() == {}
        theme.change(session, "Brand", RED, member, NOW)
        theme.become_default(session)
        assert put_theme_live(session, guide.site, by=member, now=NOW).theme() == theme_of(RED)
        theme.stop_as_default(session)
        assert put_theme_live(session, guide.site, by=member, now=NOW).theme() == {}
        theme.remove(session)


def test_a_default_that_nobody_could_read_keeps_back_only_guides_that_wear_it(database, alice):
    with database.writing() as session:
        default, night = add_default(session, alice), add(session, alice, "Night")
        plain, own, cairns = (tour(session, alice, name) for name in ("Plain", "Own", "Cairn's"))
        member = session.merge(alice.member)
        publish(session, plain, seen="", by=member, now=NOW)
        default.change(session, "Brand", PALE, member, NOW)
        for guide, key in ((own, night.key), (cairns, OWN)):
            guide.edit(guide.document.with_theme(key), "Theme", member, NOW)
            release = publish(session, guide, seen="", by=member, now=NOW)
        wears = {entry["name"]: entry["content"].get("theme") for entry in release.guides()}
        assert wears == {"Plain": None, "Own": theme_of(RED), "Cairn's": theme_of(Look())}
        assert release.theme() == theme_of(RED), "what was live stays"
        with pytest.raises(NotPublishable, match="The theme Brand"):
            publish(session, tour(session, alice, "Another"), seen="", by=member, now=NOW)


def test_only_one_theme_is_the_default(database, alice):
    with database.writing() as session:
        first, second = add_default(session, alice), add(session, alice, "Night")
        assert (first.is_default, second.is_default) == (True, False)
        second.become_default(session)
        assert [theme.name for theme in Theme.all_of(session, alice.site.id)] == ["Night", "Brand"]
        with pytest.raises(BadTheme, match="default"):
            second.remove(session)
        first.remove(session)
        assert Theme.default_of(session, alice.site.id) is second


@pytest.mark.parametrize("name", ["", "Brand"])
def test_a_theme_has_a_name_of_its_own(database, alice, name):
    with database.writing() as session:
        add(session, alice)
        with pytest.raises(BadTheme):
            add(session, alice, name)


def test_a_site_finds_its_own_themes_only(database, alice, charlie):
    with database.writing() as session:
        theme = add(session, alice)
        assert Theme.find(session, session.merge(charlie.site), theme.id) is None
        assert Theme.chosen(session, charlie.site.id, theme.key) is None


def test_publishing_takes_the_default_theme_along_and_rolling_back_brings_the_old_one_back(database, alice):
    with database.writing() as session:
        add_default(session, alice)
        guide, member = tour(session, alice), session.merge(alice.member)
        release = publish(session, guide, seen="", by=member, now=NOW)
        assert release.theme() == theme_of(RED)
        theme = Theme.default_of(session, guide.site_id)
        theme.change(session, "Brand", replace(RED, radius=0), member, NOW)
        assert live_theme(session, alice)["radius"] == 12
        put_theme_live(session, guide.site, by=member, now=NOW)
        assert live_theme(session, alice)["radius"] == 0
        moves = ReleaseMove.history(session, guide.site, "production")
        assert [move.reason for move in moves] == ["Changed the theme", "Published Welcome"]
        assert roll_back(session, guide.site, moves[1], by=member, now=NOW).hash == release.hash
        assert live_theme(session, alice)["radius"] == 12


def test_a_theme_that_can_not_be_read_is_refused_with_its_figure(database, alice):
    with database.writing() as session:
        add_default(session, alice, look=PALE)
        guide, member = tour(session, alice), session.merge(alice.member)
        with pytest.raises(NotPublishable, match=r"The theme Brand: Text on the card in light has a contrast of 1\.60:1"):
            publish(session, guide, seen="", by=member, now=NOW)
        with pytest.raises(NotPublishable):
            put_theme_live(session, guide.site, by=member, now=NOW)


def test_a_guide_wears_a_theme_of_its_own(database, alice):
    with database.writing() as session:
        add(session, alice)
        night = add(session, alice, "Night", Look(dark=DARK, mode="dark", font="host"))
        guide, member = tour(session, alice), session.merge(alice.member)
        guide.edit(guide.document.with_theme(night.key), "Theme", member, NOW)
        release = publish(session, guide, seen="", by=member, now=NOW)
        assert release.guides()[0]["content"]["theme"] == theme_of(night.look)
        night.change(session, "Night", PALE, member, NOW)
        with pytest.raises(NotPublishable, match="The theme Night"):
            publish(session, guide, seen=release.guides()[0]["version"], by=member, now=NOW)


def test_a_guide_whose_theme_was_removed_wears_the_default(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        guide.edit(guide.document.with_theme("t-gone"), "Theme", session.merge(alice.member), NOW)
        release = publish(session, session.get_one(Guide, guide.id), seen="", by=session.merge(alice.member), now=NOW)
        assert "theme" not in release.guides()[0]["content"]


def test_every_look_is_a_theme_that_conforms():
    logo = Logo("https://cdn.example.com/logo.png", 140, 40)
    shapes = itertools.product(("light", "dark", "system", "host"), ("system", "host", "own"), ("none", "strong"))
    rest = {"stack": '"Avenir Next", Arial', "logo": logo, "css": ".card{padding:4px}", "wide": 480}
    looks = [Look(mode=mode, font=font, shadow=shadow, **rest) for mode, font, shadow in shapes]
    release = {"schema": 1, "site": "a", "environment": "production", "guides": []}
    for look in looks:
        for theme in (theme_of(look), in_mode(look, "dark")):
            assert_conforms({**release, "theme": theme})
            assert Look.read(look.to_json()) == look


def test_the_logo_has_a_room_of_its_own_size():
    css = theme_of(Look(logo=Logo("https://cdn.example.com/logo.png", 140, 40)))["css"]
    assert "width:140px;max-width:80%;height:40px" in css
    assert 'url("https://cdn.example.com/logo.png")' in css


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ([], ""),
        ({"light": {"accent": "red"}}, "light.accent"),
        ({"light": {"accent": "#fff;}body{display:none}"}}, "light.accent"),
        ({"dark": {"text": 7}}, "dark.text"),
        ({"mode": "sepia"}, "mode"),
        ({"radius": 41}, "radius"),
        ({"radius": True}, "radius"),
        ({"width": "wide"}, "width"),
        ({"font": "own", "stack": ""}, "stack"),
        ({"stack": "x;}*{color:red"}, "stack"),
        ({"stack": "'unclosed"}, "stack"),
        ({"stack": "url(x)"}, "stack"),
        ({"logo": {"address": "http://cdn.example.com/x.png"}}, "logo.address"),
        ({"logo": {"address": "javascript:alert(1)"}}, "logo.address"),
        ({"logo": {"address": 'https://x.example/a");}*{color:red'}}, "logo.address"),
        ({"logo": {"address": "https://[x"}}, "logo.address"),
        ({"logo": {"width": 9000}}, "logo.width"),
        ({"css": "a" * 9000}, "css"),
    ],
)
def test_a_look_that_can_not_be_read_names_the_place(value, path):
    with pytest.raises(Faults) as problem:
        Look.read(value)
    assert problem.value.faults[0][0] == path
