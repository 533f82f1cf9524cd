"""What a snapshot may not keep, and what stands in for it."""

import re

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,80}")
"""Attribute names that are written back; frameworks' ``@click`` and ``[x]`` have nothing to do in a snapshot."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

REPLACED = frozenset({"script", "base"})
"""Become an empty `<template>`: invisible and allowed everywhere, so that `:nth-child` still counts the same."""

EMPTIED = frozenset({"noscript", "noembed", "noframes", "template"})
"""Stay, without what is in them."""

BOXES = frozenset({"iframe", "frame", "object", "embed", "applet", "portal", "fencedframe"})
"""Become `<cairn-frame>`: a box of the same size with nothing in it."""

RENAMED = {"xmp": "pre", "plaintext": "pre", "frameset": "cairn-frames"} | dict.fromkeys(BOXES, "cairn-frame")

MOVING = frozenset({"animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard", "handler", "listener"})
"""SVG elements that could change an address later; `<g>` stands in for them and for scripts."""

DROPPED_ATTRIBUTES = frozenset(
    "accesskey action allow allowfullscreen archive autofocus autoplay background-sound cite classid code codebase content "
    "contenteditable crossorigin csp data data-href-login download dynsrc enctype fetchpriority form formaction formenctype "
    "formmethod formnovalidate formtarget http-equiv icon imagesizes imagesrcset integrity is ismap itemid jsaction loading "
    "longdesc lowsrc manifest method nonce part-src ping popovertarget profile referrerpolicy rel sandbox src srcdoc srclang "
    "srcset target usemap xml:base xmlns".split()
)
"""What loads, sends, runs, steals focus or leads away. Addresses that a snapshot needs are written back by hand."""

ADDRESSES = frozenset({"href", "xlink:href", "poster", "background"})
SCRIPTED = re.compile(
    r"[\x00-\x20]*(?:java|vb|live)script[\x00-\x20]*:|[\x00-\x20]*data[\x00-\x20]*:[\x00-\x20]*text/html", re.IGNORECASE
)
SECRET_FIELDS = re.compile(r"\b(?:cc-[a-z-]+|one-time-code|current-password|new-password)\b", re.IGNORECASE)
KEPT_META = frozenset({"viewport", "color-scheme", "theme-color"})


def keeps(name: str, value: str) -> bool:
    """Whether an attribute goes into the snapshot as it is."""
    lower = name.lower()
    if lower in DROPPED_ATTRIBUTES or lower in ADDRESSES or lower.startswith(("on", "data-cairn-", "srcdoc")):
        return False
    return bool(NAME.fullmatch(name)) and not SCRIPTED.match(value)
