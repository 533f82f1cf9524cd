"""Whether an address that visitors may follow leads anywhere, as browsers read it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from models.engine.json_value import is_list, is_object
from models.guide.rich_tree import RichText
from models.support.json_reader import Reader


def leads_nowhere(url: str) -> bool:
    """Whether no browser could open it: no host, a host or port that is none, nobody to write to or call."""
    scheme, colon, rest = url.strip().partition(":")
    if not colon or scheme.lower() not in {"http", "https"}:
        return bool(colon) and scheme.lower() in {"mailto", "tel"} and not rest.strip()
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
        host = parts.hostname or ""
        return not host or any(character.isspace() for character in host) or not host.encode("idna")
    except ValueError:  # a port, brackets or letters that no host has
        return True


def check_web_address(reader: Reader, name: str) -> None:
    """A fault where following it would do something else than open a page."""
    url = reader.text(name, 2000)
    if url.strip().lower().startswith(("javascript:", "data:", "vbscript:", "file:")):
        reader.fault(name, "must be a web address")


def links_to_nowhere(tree: RichText) -> Iterator[str]:
    """The addresses in a rich text that lead nowhere."""
    for node in tree:
        if is_list(node):
            given = node[1] if len(node) > 1 else None
            if is_object(given) and leads_nowhere(str(given.get("href", ""))):
                yield str(given["href"])
            yield from links_to_nowhere(node[1:])
