"""The pseudo-classes and pseudo-elements browsers accept (asked of Chromium 156), and which of them a saved page can show."""

from __future__ import annotations

# Pseudo-classes with an answer on a page nobody is looking at.
STATES = frozenset(
    """any-link checked default defined dir disabled empty enabled first-child first-of-type in-range indeterminate invalid lang
    last-child last-of-type link only-child only-of-type open optional out-of-range placeholder-shown read-only read-write
    required root scope valid -webkit-any-link""".split()
)
# Accepted, and true of no element until a visitor, a script or the browser's own interface does something.
NEVER = frozenset(
    """active active-view-transition autofill corner-present current decrement double-button end focus focus-visible focus-within
    fullscreen future horizontal host hover increment interest-source interest-target modal no-button past picture-in-picture
    popover-open single-button start target target-after target-before target-current user-invalid user-valid vertical visited
    window-inactive xr-overlay -internal-autofill-previewed -webkit-autofill -webkit-drag -webkit-full-page-media
    -webkit-full-screen
    -webkit-full-screen-ancestor""".split()
)
# How the argument of a function is read.
FUNCTIONS = {
    "is": "is",
    "where": "is",
    "not": "not",
    "has": "has",
    "-webkit-any": "any",
    "nth-child": "nth",
    "nth-last-child": "nth",
    "nth-of-type": "nth",
    "nth-last-of-type": "nth",
    "lang": "ident",
    "dir": "ident",
    "state": "ident",
    "host": "compound",
    "host-context": "compound",
    "active-view-transition-type": "list",
}
LEGACY_ELEMENTS = frozenset({"after", "before", "first-line", "first-letter"})
ELEMENTS = LEGACY_ELEMENTS | frozenset(
    """backdrop checkmark column cue details-content file-selector-button grammar-error interest-button marker permission-icon
    picker-icon placeholder scroll-marker scroll-marker-group search-text selection spelling-error target-text view-transition
    -internal-media-controls-overlay-cast-button""".split()
)
ELEMENT_FUNCTIONS = {
    "cue": "any",
    "slotted": "compound",
    "part": "idents",
    "highlight": "ident",
    "scroll-button": "star",
    "picker": "ident",
    "view-transition-group": "star",
    "view-transition-image-pair": "star",
    "view-transition-old": "star",
    "view-transition-new": "star",
    "view-transition-group-children": "star",
}
SCROLLBAR = frozenset(
    """corner-present decrement double-button end horizontal increment no-button single-button start vertical window-inactive
    enabled disabled hover active""".split()
)
_USER_ACTIONS = frozenset("active focus focus-visible focus-within hover visited link any-link".split())
_BOXES = frozenset({"before", "after", "marker", "first-letter", "first-line"})


def may_follow(element: str, state: str) -> bool:
    """Whether a pseudo-class may stand behind this pseudo-element (given with its colons)."""
    if state in {"is", "where"}:
        return True
    if element.startswith(("::-webkit-scrollbar", "::-webkit-resizer")):
        return state in SCROLLBAR
    if element == "::selection":
        return state == "window-inactive"
    return element == "::part" and (
        state in _USER_ACTIONS or (state in STATES - {"empty", "root", "scope"} and "child" not in state and "type" not in state)
    )


def element_may_follow(first: str, second: str) -> bool:
    """Whether the second pseudo-element (without colons) may stand behind the first (with them)."""
    if first in {"::before", "::after"}:
        return second == "marker"
    return first == "::part" or (first in {"::slotted", "::details-content"} and second in _BOXES)
