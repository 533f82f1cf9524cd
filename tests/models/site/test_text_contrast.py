"""Contrast as WCAG measures it, in every mode that a visitor can meet."""

from dataclasses import replace

import pytest

from models.engine.card_css.colour import BadColour, Colour
from models.site.text_contrast import contrasts, ink_on, unreadable
from models.site.theme_document import DARK, LIGHT, Look


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21),
        ("#fff", "#fff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.47),
        ("#ff0000", "#fff", 3.99),
    ],
)
def test_the_ratio_is_the_one_of_wcag(one, other, ratio):
    assert Colour.read(one).on(Colour.read(other)) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    "text", ["", "red", "#12", "#12345", "#gggggg", "rgb(1,2,3)", "#1234567", "#12345678", "url(x)", "#fff;x"]
)
def test_a_colour_is_written_in_digits(text):
    with pytest.raises(BadColour):
        Colour.read(text)


def test_the_look_that_a_theme_begins_with_can_be_read():
    assert not unreadable(Look(mode="system"))
    assert len(contrasts(Look(mode="system"))) == 6


def test_every_main_button_can_be_read_whatever_its_colour():
    for red in range(0, 256, 15):
        for green in range(0, 256, 15):
            for blue in range(0, 256, 15):
                ground = Colour(red, green, blue)
                assert ink_on(ground).on(ground) >= 4.5, str(ground)


def test_a_pale_link_is_named_with_its_figure_and_a_colour_that_would_do():
    pale = Look(light=replace(LIGHT, accent="#7fb0ff"))
    (one,) = unreadable(pale)
    assert one.sentence.startswith("A link on the card in light has a contrast of 2.19:1; text needs 4.5:1. #")
    assert not unreadable(replace(pale, light=replace(LIGHT, accent=one.better)))


def test_only_what_visitors_can_meet_counts():
    look = Look(dark=replace(DARK, text="#333333"))
    assert not unreadable(look)
    assert [one.mode for one in unreadable(replace(look, mode="system"))] == ["dark"]
    assert [one.mode for one in unreadable(replace(look, mode="host"))] == ["dark"]


@pytest.mark.parametrize(
    ("css", "bad"),
    [
        (".text{color:#ccc}", True),
        (".text{color:#333}", False),
        (".card{background:#222}", True),
        (".card{background:#222;color:#fff}", False),
        (".primary{background:#fff}", True),
        (".primary{background:linear-gradient(90deg, #000, #888);color:#fff}", True),
        (".text{color:var(--ink)}", False),
        (".text{color:var(--paper)}", True),
        (".text{background:rgb(0 0 0 / .05)}", False),
    ],
)
def test_custom_css_is_measured_as_well(css, bad):
    assert bool(unreadable(Look(css=css))) is bad
