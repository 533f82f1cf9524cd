"""Where an element stands on a page, as the number its snapshot gives it: its place in document order."""

from models.engine.dom.document import Document
from models.support import confined


def number_of(html: str, xpath: str) -> int | None:
    """The number of the element at an absolute path; None when the page has none there. Raises ConfinedError."""
    return confined.run("models.check.node_position:number_in", html, xpath, seconds=15.0)


def number_in(html: str, xpath: str) -> int | None:
    """As `number_of`, in this process."""
    element = Document(html).at(xpath)
    return element.order if element is not None else None
