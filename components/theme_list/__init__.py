"""A site's themes, each drawn as a card on the ground it stands on, and a field for one more."""

from collections.abc import Mapping
from dataclasses import dataclass

from components import Component
from models.site.text_contrast import unreadable
from models.site.theme import LONGEST_NAME, Theme
from models.site.theme_document import Look, Palette

MODES = {"light": "Always light", "dark": "Always dark", "system": "Light and dark", "host": "Light and dark"}
MOST_NAMED = 2


@dataclass(frozen=True)
class ThemeLine:
    """One theme, or without an id Cairn's own look; `guides` are those that wear it, pairs of an id and a name."""

    theme_id: int | None
    name: str
    is_default: bool
    look: Look
    guides: tuple[tuple[int, str], ...] = ()
    is_readable: bool = True

    @classmethod
    def of(cls, theme: Theme, guides: tuple[tuple[int, str], ...]) -> "ThemeLine":
        return cls(theme.id, theme.name, theme.is_default, theme.drawn[0], guides, is_readable=not theme.drawn[1])

    @property
    def problems(self) -> int:
        return len(unreadable(self.look))

    @property
    def palettes(self) -> Mapping[str, Palette]:
        """By the mode in which visitors see them."""
        return self.look.palettes

    @property
    def mode(self) -> str:
        return MODES[self.look.mode]

    @property
    def roundness(self) -> float:
        """Of the drawn card, which is half as wide as a real one."""
        return min(self.look.radius / 2, 16)

    @property
    def named(self) -> tuple[tuple[int, str], ...]:
        """The guides that there is room to name."""
        return self.guides if len(self.guides) <= MOST_NAMED + 1 else self.guides[:MOST_NAMED]


@dataclass(frozen=True)
class ThemeList(Component):
    site_id: int
    themes: tuple[ThemeLine, ...]
    typed: str = ""
    problem: str = ""
    is_live: bool = True
    """Whether visitors see the default theme as it is now."""
    may_edit: bool = True
    may_publish: bool = True

    @property
    def default_id(self) -> int | None:
        """The theme that is the default; None where that is Cairn's own look."""
        return next((one.theme_id for one in self.themes if one.is_default), None)

    @property
    def longest_name(self) -> int:
        return LONGEST_NAME
