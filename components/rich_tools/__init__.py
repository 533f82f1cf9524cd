"""What a rich text can be given besides words: pictures that Cairn keeps, and the attributes that the site declared."""

import json
from dataclasses import dataclass, field
from typing import Any

from components import Component, templates
from models.site.picture import LARGEST
from models.site.release_theme import ThemeJson


@dataclass(frozen=True)
class RichTools(Component):
    """`theme` and `language` are what drafts are drawn in."""

    site_id: int
    attributes: tuple[str, ...] = ()
    theme: ThemeJson = field(default_factory=ThemeJson)
    language: str = "en"

    @property
    def largest(self) -> int:
        return LARGEST // 1024

    @property
    def facts(self) -> str:
        """The same for the scripts, as JSON that can stand in a script element."""
        path: Any = templates.globals["path"]
        pictures = str(path("site_pictures", site_id=self.site_id))
        known = {"attributes": self.attributes, "pictures": pictures, "theme": self.theme, "language": self.language}
        return json.dumps(known).replace("<", "\\u003c")
