"""Addresses inside a page: resolved as browsers do, and noted for fetching."""

import re
import secrets
from typing import Literal
from urllib.parse import urldefrag, urljoin, urlsplit

Kind = Literal["style", "image", "font"]
NOTHING = "data:,"
_BREAKS = re.compile(r"[\t\r\n]")


class AssetReferences:
    """What a page wants loaded. Each address is written as a mark, and the mark replaced once its asset is known."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.mark = f"cairn{secrets.token_hex(12)}x"
        self.wanted: dict[tuple[Kind, str], int] = {}

    def note(self, kind: Kind, reference: str) -> str:
        """What to write in place of `reference`: a mark, the data it already is, or nothing's address."""
        reference = reference.strip(" \t\r\n\f")
        if reference.startswith(self.mark):  # noted before, when a function around it was rewritten
            return reference
        if reference[:5].lower() == "data:":
            return NOTHING if reference[5:14].lower() == "text/html" else reference
        url, fragment = absolute(self.base, reference)
        if not url:
            return NOTHING
        number = self.wanted.setdefault((kind, url), len(self.wanted))
        return f"{self.mark}{number}z" + (f"#{fragment}" if re.fullmatch(r"[\w.:-]+", fragment) else "")


def absolute(base: str, reference: str) -> tuple[str, str]:
    """An http or https URL and its fragment; an empty URL for any other kind and for what no browser could read."""
    try:
        url, fragment = urldefrag(urljoin(base, _BREAKS.sub("", reference.strip()).replace("\\", "/")))
        usable = urlsplit(url).scheme in {"http", "https"} and bool(urlsplit(url).hostname)
    except ValueError:
        return "", ""
    return (url.replace(" ", "%20"), fragment) if usable else ("", "")
