"""Examples for the gallery and its test."""

from dataclasses import replace

from components.theme_form import SavedTheme, ThemeForm
from models.site.theme_document import LIGHT, Look

_LOOK = Look(mode="system", css=".card { position: fixed }\n.primary { border-radius: 99px }")
_PALE = replace(_LOOK, light=replace(LIGHT, accent="#7fb0ff"))
EXAMPLES = {
    "plain": ThemeForm(SavedTheme(1, 1), "Brand", Look().to_json(), Look()),
    "hard to read": ThemeForm(SavedTheme(1, 1, guides=((1, "Welcome"),)), "Pale", _PALE.to_json(), _PALE, status="Not saved yet"),
    "refused": ThemeForm(
        SavedTheme(1, 1),
        "",
        {**_LOOK.to_json(), "radius": "many"},
        _LOOK,
        {"radius": "must be a whole number from 0 to 40", "name": "is empty"},
        theirs="Saved by somebody else meanwhile.",
    ),
}
