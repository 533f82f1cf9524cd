"""Which facts about its visitor a step's texts ask for, and which of them the site's pages are not known to tell."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.engine.json_value import is_list
from models.guide.merge_tag import pieces
from models.guide.rich_text import to_tree
from models.guide.step import Step
from models.site.site import Site
from models.site.site_attribute import SiteAttribute

TOLD_BY_CAIRN = frozenset({"locale"})
"""What every visitor's browser knows of itself."""


@dataclass(frozen=True)
class AskedAttribute:
    name: str
    has_fallback: bool


def asked_attributes(step: Step) -> list[AskedAttribute]:
    """In the order of its texts, each once; one that is asked for without a fallback anywhere has none."""
    found: dict[str, bool] = {}
    for text in _texts(step):
        for piece in pieces(text):
            if piece.attribute:
                found[piece.attribute] = found.get(piece.attribute, True) and bool(piece.text.strip())
    return [AskedAttribute(name, has_fallback) for name, has_fallback in found.items()]


def unknown_attributes(asked: Iterable[AskedAttribute], declared: Collection[str]) -> list[str]:
    """Those that nobody declared; none where nothing is declared at all, for then nothing is known of the site's pages."""
    known = {*declared, *TOLD_BY_CAIRN}
    return [one.name for one in asked if declared and one.name not in known]


def declared_attributes(session: Session, site: Site, step: Step) -> Collection[str]:
    """Those that the site declares, as far as the step's texts ask for any: for one that asks for none, nobody is asked."""
    return SiteAttribute.types_of(session, site) if asked_attributes(step) else ()


def _texts(step: Step) -> Iterator[str]:
    yield step.title
    yield from _words(to_tree(step.body))
    for button in step.buttons:
        yield button.label
        yield str(button.action.get("text", ""))


def _words(tree: list[object]) -> Iterator[str]:
    for node in tree:
        if isinstance(node, str):
            yield node
        elif is_list(node):
            yield from _words(node[1:])
