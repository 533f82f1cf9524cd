"""A site's themes, and a field for one more."""

from collections.abc import Mapping
from dataclasses import dataclass

from components import Component
from models.site.text_contrast import unreadable
from models.site.theme import LONGEST_NAME, Theme
from models.site.theme_document import Look, Palette


@dataclass(frozen=True)
class ThemeLine:
    """One theme, or without an id Cairn's own look; `guides` is how many wear it."""

    theme_id: int | None
    name: str
    is_default: bool
    look: Look
    guides: int = 0
    is_readable: bool = True

    @classmethod
    def of(cls, theme: Theme, guides: int) -> "ThemeLine":
        return cls(theme.id, theme.name, theme.is_default, theme.drawn[0], guides, is_readable=not theme.drawn[1])

    @property
    def problems(self) -> int:
        return len(unreadable(self.look))

    @property
    def palettes(self) -> Mapping[str, Palette]:
        """By the mode in which visitors see them."""
        return self.look.palettes

    @property
    def roundness(self) -> float:
        """Of the drawn card, which is a third as wide as a real one."""
        return min(self.look.radius / 3, 10)


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
