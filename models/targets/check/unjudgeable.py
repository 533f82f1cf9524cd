"""Why a page may not be able to show a target at all: it is drawn by scripts, asks to sign in, or is no page of the product."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from models.targets.recognise.page_traits import page_traits

if TYPE_CHECKING:
    from models.engine.dom.document import Document

_ROOTS = frozenset({"root", "app", "__next", "__nuxt", "svelte", "main-app", "react-root", "app-root", "q-app", "ember-app"})
_SIGN_IN = re.compile(r"(?:^|[/_-])(?:log-?in|sign-?in|sso|auth|oauth2?|session|accounts?)(?:[/_.?-]|$)", re.IGNORECASE)
_PARKED = re.compile(
    r"domain (?:is|may be) for sale|buy this domain|this domain is parked|domain parking|sedoparking|parkingcrew", re.IGNORECASE
)
_WALL = re.compile(
    r"checking your browser|verify you are (?:a )?human|enable javascript and cookies to continue|captcha", re.IGNORECASE
)


def why_unjudgeable(document: Document, *, url: str = "", page: str = "") -> str:
    """A sentence, or empty when the page looks like one that shows what it has. `url` is where it came from, `page` where the
    target lives.
    """
    body = next(iter(document.with_tag("body")), None)
    text = page_traits(document).texts.inside(body) if body is not None else ""
    return _is_elsewhere(document, text, url, page) or _is_hidden(document, text, url, page)


def _is_elsewhere(document: Document, text: str, url: str, page: str) -> str:
    """Another page answered."""
    if _PARKED.search(text):
        return "The address shows a parked domain."
    if _WALL.search(text) and len(document.elements) < 400:
        return "The page asks visitors to prove that they are no robot."
    if url and page and urlsplit(url).netloc != urlsplit(page).netloc and urlsplit(page).netloc:
        return f"The page moved to another host, {urlsplit(url).netloc}."
    return ""


def _is_hidden(document: Document, text: str, url: str, page: str) -> str:
    """The page is there, and shows what it has to others only."""
    if _asks_to_sign_in(document, url, page):
        return "The page asks to sign in first."
    if _is_shell(document, text):
        return "The page's content is drawn by scripts; what the server sends is an empty shell."
    if "closed" in document.shadows:
        return "Part of the page is in a closed shadow root, which nobody can see into from outside."
    if document.with_tag("iframe") and len(text) < 80:
        return "The page's content is in a frame, which can't be seen from here."
    return ""


def _asks_to_sign_in(document: Document, url: str, page: str) -> bool:
    password = [e for e in document.with_tag("input") if e.text_attribute("type").lower() == "password"]
    if not password:
        return False
    moved = bool(url and page and urlsplit(url).path != urlsplit(page).path)
    return moved and (bool(_SIGN_IN.search(urlsplit(url).path)) or len(document.elements) < 150)


def _is_shell(document: Document, text: str) -> bool:
    if len(text) > 200 or not document.with_tag("script"):
        return False
    roots = [root for name in _ROOTS for root in document.with_id(name)]
    roots += [e for e in document.elements if "-" in e.name and not e.children_elements() and e.depth <= 3]
    return any(not root.children_elements() or len(page_traits(document).texts.inside(root)) < 40 for root in roots) or (
        len(document.elements) < 40 and len(text) < 40
    )
