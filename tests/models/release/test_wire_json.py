"""What travels has the members that its types say: it is taken from releases by name, where no checker follows."""

from typing import get_type_hints

from models.guide.guide_json import StepJson
from models.guide.rules.rules_json import TriggerJson
from models.guide.rules.trigger import NUMBERS, TEXTS
from models.release.theme_css import theme_with_css
from models.release.wire_json import WireStep, WireTheme
from models.site.release_theme import ThemeJson

THEME = {
    "accent": "#000000",
    "text": "#000000",
    "background": "#ffffff",
    "border": "#000000",
    "dark": {},
    "mode": "host",
    "radius": 1,
    "width": 1,
    "font": "serif",
    "page_font": True,
    "shadow": True,
    "css": "",
    "logo": "/logo.png",
}


def test_a_step_that_travels_has_no_other_members_than_a_release_gives_it():
    """All but the page that its element was picked on, which is for checks in a build."""
    assert set(get_type_hints(WireStep)) == set(get_type_hints(StepJson)) - {"page"}


def test_a_theme_travels_with_the_members_of_its_type():
    assert THEME.keys() == get_type_hints(ThemeJson).keys()
    assert theme_with_css(THEME).keys() == get_type_hints(WireTheme).keys()


def test_a_trigger_has_the_members_that_its_kinds_need():
    needed = {member for member, *_ in (*TEXTS.values(), *NUMBERS.values())}
    assert set(get_type_hints(TriggerJson)) == needed | {"type"}
