"""Examples for the gallery and its test."""

from dataclasses import replace

from components.theme_list import ThemeLine, ThemeList
from models.site.theme_document import DARK, LIGHT, Look

_OWN = ThemeLine(None, "Built-in look", is_default=True, look=Look(), guides=3)
_OTHER = replace(_OWN, is_default=False, guides=0)
_NIGHT = ThemeLine(2, "Night", False, Look(dark=DARK, mode="dark"), 2)
_PALE = Look(light=replace(LIGHT, text="#c9c9c9"))
EXAMPLES = {
    "none": ThemeList(1, (_OWN,)),
    "several": ThemeList(
        1,
        (
            _OTHER,
            ThemeLine(1, "Brand", is_default=True, look=Look()),
            ThemeLine(2, "Night", False, Look(dark=DARK, mode="dark"), 2),
        ),
        is_live=False,
    ),
    "refused": ThemeList(1, (_OTHER, ThemeLine(1, "Pale", True, _PALE)), "Pale", "Another theme is called Pale already."),
    "a viewer": ThemeList(1, (_OWN, ThemeLine(1, "Brand", False, Look())), may_edit=False, may_publish=False),
}
