"""Pages and small documents for the tests of targets."""

from pathlib import Path

from models.engine.dom.document import Document
from models.targets.choose.describe_target import describe
from models.targets.target import Target

CORPUS = Path(__file__).parents[2] / "corpus" / "targets"
PAGES = sorted((CORPUS / "pages").glob("*.html"))


def page(body: str, *, doctype: str = "<!doctype html>", head: str = "") -> Document:
    return Document(f"{doctype}<html><head><title>T</title>{head}</head><body>{body}</body></html>")


def saved(name: str) -> str:
    return (CORPUS / "pages" / name).read_text()


def target(document: Document, css: str, *, at: str = "") -> Target:
    return describe(document, css, page=at)
