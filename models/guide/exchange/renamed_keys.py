"""Keys of an export and what they are called where it is imported, and documents in which they are named anew."""

import json
from dataclasses import dataclass, field
from typing import Any

from models.engine.json_value import is_list, is_object
from models.site.picture_address import address_of


@dataclass
class RenamedKeys:
    """Each maps a key of the file to the one here; what is in none stays as it is."""

    site_before: str
    site_here: str
    segments: dict[str, str] = field(default_factory=dict[str, str])
    themes: dict[str, str] = field(default_factory=dict[str, str])
    guides: dict[str, str] = field(default_factory=dict[str, str])
    pictures: dict[str, str] = field(default_factory=dict[str, str])

    def in_document(self, document: object) -> Any:
        """A copy of a guide, a rule or a look that names what is here."""
        text = json.dumps(document)
        if self.site_before != self.site_here or any(before != here for before, here in self.pictures.items()):
            for before, here in self.pictures.items():
                text = text.replace(address_of(self.site_before, before), address_of(self.site_here, here))
        return self._named(json.loads(text))

    def _named(self, value: Any) -> Any:
        if is_list(value):
            return [self._named(one) for one in value]
        if not is_object(value):
            return value
        made = {name: self._named(inner) for name, inner in value.items()}
        if isinstance(made.get("theme"), str):
            made["theme"] = self.themes.get(made["theme"], made["theme"])
        if is_list(made.get("segments")):
            made["segments"] = [self.segments.get(one, one) if isinstance(one, str) else one for one in made["segments"]]
        if made.get("subject") == "guide":
            made["name"] = self.guides.get(made.get("name", ""), made.get("name", ""))
        if made.get("type") == "guide" and isinstance(made.get("guide"), str):
            made["guide"] = self.guides.get(made["guide"], made["guide"])
        return made
