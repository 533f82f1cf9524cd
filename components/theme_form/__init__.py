"""A theme's form: colours with their contrast beside them, letters, shape, logo and custom CSS."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from components import Component
from models.engine.card_css.allowed_css import LONGEST_SHEET, RefusedCss, allowed_css
from models.engine.json_value import is_object
from models.site.release_theme import in_mode, theme_of
from models.site.text_contrast import Contrast, contrasts
from models.site.theme import LONGEST_NAME, Theme
from models.site.theme_document import FONTS, LIGHT, MODES, SHADOWS, Look

MODE_WORDS = {
    "light": "Always light",
    "dark": "Always dark",
    "system": "As the system of the visitor",
    "host": "As the page is, light or dark",
}
FONT_WORDS = {"system": "The system's font", "host": "The page's font", "own": "These fonts, where they are installed"}
SHADOW_WORDS = {"none": "None", "soft": "Soft", "strong": "Strong"}
PART_WORDS = {"accent": "Buttons and links", "text": "Text", "background": "Card", "border": "Lines"}


@dataclass(frozen=True)
class SavedTheme:
    """What is kept: whose theme this is, and a name for its state, so that nobody overwrites what they have not seen."""

    site_id: int
    theme_id: int
    is_default: bool = True
    state: str = ""
    is_live: bool = False
    guides: tuple[tuple[int, str], ...] = ()
    may_edit: bool = True
    may_publish: bool = True


@dataclass(frozen=True)
class ThemeForm(Component):
    """`typed` is the look as JSON, valid or not; `look` is the last one that can be drawn."""

    saved: SavedTheme
    name: str
    typed: Mapping[str, Any]
    look: Look
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    seen: str = ""
    status: str = ""
    theirs: str = ""

    @classmethod
    def of(cls, theme: Theme, saved: SavedTheme, status: str = "") -> "ThemeForm":
        look, problems = theme.drawn
        return cls(saved, theme.name, theme.document, look, problems, saved.state, status)

    @property
    def modes(self) -> list[tuple[str, str]]:
        return [(mode, MODE_WORDS[mode]) for mode in MODES]

    @property
    def fonts(self) -> list[tuple[str, str]]:
        return [(font, FONT_WORDS[font]) for font in FONTS]

    @property
    def shadows(self) -> list[tuple[str, str]]:
        return [(shadow, SHADOW_WORDS[shadow]) for shadow in SHADOWS]

    @property
    def palettes(self) -> list[tuple[str, str]]:
        """Both, so that nothing typed is lost by choosing another mode; the one that nobody sees is folded."""
        return [("light", "Colours in light"), ("dark", "Colours in dark")]

    @property
    def parts(self) -> dict[str, str]:
        return PART_WORDS

    @property
    def is_seen(self) -> Mapping[str, bool]:
        return {mode: mode in self.look.palettes for mode in ("light", "dark")}

    @property
    def contrasts(self) -> list[Contrast]:
        return contrasts(self.look)

    @property
    def refused(self) -> tuple[RefusedCss, ...]:
        return allowed_css(self.look.css).refused

    @property
    def longest_css(self) -> int:
        return LONGEST_SHEET

    @property
    def longest_name(self) -> int:
        return LONGEST_NAME

    @property
    def shown(self) -> str:
        """The themes that the preview draws with, as JSON that can stand in a script element."""
        themes = {"own": theme_of(self.look), "light": in_mode(self.look, "light"), "dark": in_mode(self.look, "dark")}
        return json.dumps(themes).replace("<", "\\u003c")

    def value(self, path: str) -> str:
        """What was typed there."""
        found: Any = self.typed
        for name in path.split("."):
            found = found.get(name, "") if is_object(found) else ""
        return str(found)

    def colour(self, path: str) -> str:
        """For the colour well, which knows colours only."""
        mode, _, part = path.partition(".")
        return getattr(getattr(self.look, mode, LIGHT), part)

    def measured(self, mode: str, part: str) -> list[Contrast]:
        return [one for one in self.contrasts if (one.mode, one.part) == (mode, part)]
