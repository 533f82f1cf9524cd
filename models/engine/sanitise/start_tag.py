"""One element's start tag, as a snapshot writes it."""

from dataclasses import dataclass
from html import escape

from models.engine.sanitise.asset_references import AssetReferences
from models.engine.sanitise.image_source import chosen_source
from models.engine.sanitise.removed_markup import BOXES, KEPT_META, MOVING, RENAMED, REPLACED, SECRET_FIELDS, keeps
from models.engine.sanitise.stylesheet_urls import rewrite_style

NODE = "data-cairn-node"
"""The attribute that carries an element's place in document order, counted in the page as it was fetched."""


_PAINTED = frozenset({"body", "table", "tr", "td", "th", "thead", "tbody", "tfoot"})


@dataclass(frozen=True)
class StartTag:
    """What an element is: `name` as the parser gave it, whether it is HTML (else SVG or MathML), its parent's name, its
    attributes with lower-case names for HTML, and its `number` in document order.
    """

    name: str
    is_html: bool
    parent: str
    attributes: dict[str, str]
    number: int

    @property
    def written_name(self) -> str:
        """The name in the snapshot: frames, scripts and what moves become something inert."""
        lower = self.name.lower()
        if self.is_html:
            return "template" if lower in REPLACED else RENAMED.get(lower, lower)
        return "g" if lower in MOVING or lower == "script" else self.name

    def written(self, references: AssetReferences) -> str:
        """The start tag."""
        found = {NODE: str(self.number)} | self._allowed(references)
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in found.items())
        return f"<{self.written_name}{attributes}>"

    def _allowed(self, references: AssetReferences) -> dict[str, str]:
        lower = self.name.lower()
        if self.written_name in {"template", "g"} and lower not in {"g", "template"}:
            return {}
        if self.is_html and lower == "meta":
            return self._meta()
        if self.is_html and lower == "link":
            return self._link(references)
        allowed = {name: value for name, value in self.attributes.items() if keeps(name, value)}
        if "style" in allowed:
            allowed["style"] = rewrite_style(allowed["style"], references)
        return self._without_secrets(lower, allowed) | self._addresses(lower, references)

    def _meta(self) -> dict[str, str]:
        name = self.attributes.get("name", "").lower()
        return {"name": name, "content": self.attributes.get("content", "")} if name in KEPT_META else {}

    def _link(self, references: AssetReferences) -> dict[str, str]:
        """A stylesheet, also one that a script would have switched on after loading; anything else is left without effect."""
        words, handler = set(self.attributes.get("rel", "").lower().split()), self.attributes.get("onload", "")
        late = {"preload", "prefetch"} & words and self.attributes.get("as", "").lower() == "style" and "stylesheet" in handler
        if "href" not in self.attributes or "alternate" in words or not ("stylesheet" in words or late):
            return {}
        media = "" if "media" in handler else self.attributes.get("media", "")
        address = references.note("style", self.attributes["href"])
        off = {"disabled": ""} if "disabled" in self.attributes else {}
        return {"rel": "stylesheet", "href": address} | ({"media": media} if media else {}) | off

    def _without_secrets(self, lower: str, allowed: dict[str, str]) -> dict[str, str]:
        if lower != "input" or not self.is_html:
            return allowed
        kind = self.attributes.get("type", "").strip().lower()
        if kind in {"hidden", "password"} or SECRET_FIELDS.search(self.attributes.get("autocomplete", "")):
            allowed.pop("value", None)
        return allowed

    def _addresses(self, lower: str, references: AssetReferences) -> dict[str, str]:
        given = self.attributes
        if not self.is_html:
            return self._drawing(lower, references)
        if lower in {"a", "area"} and "href" in given:
            return {"href": given["href"] if given["href"].startswith("#") else "#"}
        if lower == "img" or (lower == "source" and self.parent == "picture"):
            return self._image(references)
        if lower in BOXES:
            return {"style": _box(given)}
        name = self._picture_attribute(lower)
        return {name: references.note("image", given[name])} if given.get(name) else {}

    def _picture_attribute(self, lower: str) -> str:
        """The attribute that names a picture, on elements which are none themselves."""
        if lower == "input":
            return "src" if self.attributes.get("type", "").strip().lower() == "image" else ""
        return "poster" if lower == "video" else "background" if lower in _PAINTED else ""

    def _image(self, references: AssetReferences) -> dict[str, str]:
        source, size = chosen_source(self.attributes)
        if not source:
            return {}
        address = references.note("image", source)
        as_set = bool(size) or self.name == "source"
        if as_set and not address.startswith("data:"):
            return {"srcset": f"{address} {size}".strip()}
        return {"src": address} if self.name != "source" else {}

    def _drawing(self, lower: str, references: AssetReferences) -> dict[str, str]:
        """SVG: references within the page stay, pictures are loaded, the rest loads nothing."""
        reference = self.attributes.get("href") or self.attributes.get("xlink:href") or ""
        if lower == "image" and reference:
            return {"href": references.note("image", reference)}
        if lower == "a" and reference:
            return {"href": "#"}
        if lower == "use" and "#" in reference[1:] and reference.strip()[:5].lower() != "data:":
            return {"href": references.note("image", reference)}
        return {"href": reference} if reference.startswith("#") else {}


def _box(given: dict[str, str]) -> str:
    """The size that a frame's attributes ask for; browsers give it 300 by 150 pixels otherwise."""

    def length(text: str, otherwise: str) -> str:
        number = text.strip().removesuffix("px").removesuffix("%")
        if not (number.isascii() and number.replace(".", "", 1).isdigit()):
            return otherwise
        return f"{number}%" if text.strip().endswith("%") else f"{number}px"

    style = given.get("style", "")
    size = f"width:{length(given.get('width', ''), '300px')};height:{length(given.get('height', ''), '150px')}"
    return f"display:inline-block;{size};{style if '(' not in style and chr(92) not in style else ''}"
