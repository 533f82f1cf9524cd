"""A site's themes, and a field for one more."""

from dataclasses import dataclass

from components import Component
from models.site.text_contrast import unreadable
from models.site.theme import LONGEST_NAME, Theme
from models.site.theme_document import Look


@dataclass(frozen=True)
class ThemeLine:
    """One theme; `guides` is how many chose it, besides those that wear the default."""

    theme_id: int
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
    def swatches(self) -> list[str]:
        palette = next(iter(self.look.palettes.values()))
        return [palette.background, palette.text, palette.accent]


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
    def longest_name(self) -> int:
        return LONGEST_NAME
