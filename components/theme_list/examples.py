"""Examples for the gallery and its test."""

from dataclasses import replace

from components.theme_list import ThemeLine, ThemeList
from models.site.theme_document import DARK, LIGHT, Look

_GUIDES = ((1, "Welcome"), (2, "Berths"), (3, "A very long name of a guide about invoices"), (4, "Boats"))
_OWN = ThemeLine(None, "Built-in look", is_default=True, look=Look(), guides=_GUIDES)
_OTHER = replace(_OWN, is_default=False, guides=())
_NIGHT = ThemeLine(2, "Night", False, Look(dark=DARK, mode="system"), ((5, "At night"),))
_PALE = Look(light=replace(LIGHT, text="#c9c9c9"))
EXAMPLES = {
    "none": ThemeList(1, (_OWN,)),
    "several": ThemeList(
        1,
        (
            _OTHER,
            ThemeLine(1, "Brand", is_default=True, look=Look()),
            _NIGHT,
        ),
        is_live=False,
    ),
    "refused": ThemeList(1, (_OTHER, ThemeLine(1, "Pale", True, _PALE)), "Pale", "Another theme is called Pale already."),
    "a viewer": ThemeList(1, (_OWN, ThemeLine(1, "Brand", False, Look())), may_edit=False, may_publish=False),
}
