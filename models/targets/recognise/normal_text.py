"""Texts and names of a page brought to a form in which two versions of it can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from models.targets.recognise.made_up_names import is_generated, is_state

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_SPACE = re.compile(r"\s+")
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Classes that say how something looks or what state it is in, not what it is.
_UTILITY = re.compile(
    r"""^(?:-?[mp][trblxyse]?-(?:\d|auto|px|\[).* |
    (?:col|row|offset|order|g|gx|gy|gap|w|h|min|max|size|top|left|right|bottom|inset|z|flex|grid|basis)-.* |
    (?:col|row|row-fluid|container|container-fluid|flex|grid|block|inline|inline-block|hidden|visible|clearfix|truncate) |
    (?:relative|absolute|fixed|sticky|static) |
    d-.* | text-.* | bg-.* | border.* | rounded.* | shadow.* | font-.* | fs-.* | fw-.* | lh-.* | leading-.* |
    tracking-.* | align-.* | justify-.* | items-.* |
    self-.* | content-.* | float-.* | pull-.* | overflow-.* | opacity-.* | position-.* | space-.* | divide-.* | ring.* |
    transition.* | duration-.* | ease-.* |
    cursor-.* | select-.* | pointer-.* |
    (?:first|last|odd|even|even\d|row\d) |
    collapse | js-.* | .*:.* | .*\[.* | elevation-.* | [a-z]{1,2}\d? | span\d+ | hidden-.* | visible-.* |
    sr-only.* | offcanvas-.*|.*-\d{1,2})$""",
    re.VERBOSE,
)
# Web archives put their own address and the moment of saving in front.
_ARCHIVED = re.compile(r"^(?:https?:)?(?://web\.archive\.org)?/web/\d{4,14}[a-z_]*/(?=https?:)")
_ICON = re.compile(
    r"^(?:fa[srlbd]?|bi|glyphicon|ion(?:-(?:ios|md|android))?|icon|mdi|ti|la|ri|feather|octicon|fi|pi|bx[sl]?|oi|typcn|lucide|"
    r"dashicons|nav-icon|material-icons)-(.+)$"
)
_ICON_NOISE = re.compile(
    r"^(?:fw|lg|sm|xs|xl|\d+x|o|alt|fill|outline|spin|pulse|solid|regular|brands|right|left|icon|svg|path|\d+)$"
)


# Texts in a fingerprint may be cut to this many characters: a text that goes on is the same.
CUT = 24


def plain(text: str, limit: int = 80) -> str:
    """Text for comparing: one line, lower case, without the marks around it (¶, », …), at most `limit` characters."""
    text = text[: limit * 4]
    found = " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split()).lower()
    if found and not (found[0].isalnum() and found[-1].isalnum()):
        found = _EDGE.sub("", found) or found
    return found[:limit].rstrip()


def without_digits(text: str) -> str:
    return _SPACE.sub(" ", _DIGITS.sub("", text)).strip()


@lru_cache(maxsize=20_000)
def words(text: str) -> frozenset[str]:
    """The words in a text or a name (`mainNav`, `save-button`), lower case, without single letters and plural s."""
    parts = _WORD.findall(_CAMEL.sub(" ", text.replace("_", " ")).lower())
    return frozenset(
        part[:-1] if len(part) > 3 and part.endswith("s") else part for part in parts if len(part) > 1 and not part.isdigit()
    )


@lru_cache(maxsize=20_000)
def tokens(text: str) -> frozenset[str]:
    """Every run of letters or digits as it stands."""
    return frozenset(_WORD.findall(text))


@lru_cache(maxsize=20_000)
def pairs(text: str) -> frozenset[str]:
    """Neighbouring letters, spaces left out, so that `Data tables` and `DataTables` share all of them."""
    tight = "".join(_WORD.findall(text))
    return frozenset(tight[place : place + 2] for place in range(len(tight) - 1)) or frozenset({tight} if tight else ())


@lru_cache(maxsize=20_000)
def likeness(old: str, new: str) -> float:
    """How alike two texts in plain form are, 0 to 1: same 1, same but for numbers 0.9, else by shared words or letters."""
    if old == new or (len(old) >= CUT and new.startswith(old)):
        return 1.0
    bare = without_digits(old)
    if bare and bare == without_digits(new):
        return 0.9
    return 0.85 * max(overlap(words(old), words(new)), overlap(pairs(old), pairs(new)))


def overlap(old: AbstractSet[object], new: AbstractSet[object]) -> float:
    """Dice's coefficient of two sets."""
    together = len(old) + len(new)
    return 2 * len(old & new) / together if together else 0.0


def contained(old: frozenset[str], new: frozenset[str]) -> float:
    """How much of the smaller set the other one holds."""
    fewer = min(len(old), len(new))
    return len(old & new) / fewer if fewer else 0.0


@lru_cache(maxsize=20_000)
def meaningful(classes: str) -> tuple[str, ...]:
    """Those classes of a `class` attribute that say what the element is, in order, without repeats."""
    return tuple(
        dict.fromkeys(
            name
            for name in classes.split()[:40]
            if len(name) < 50 and not _UTILITY.match(name) and not is_generated(name) and not is_state(name)
        )
    )


@lru_cache(maxsize=5_000)
def icon_words(classes: str) -> frozenset[str]:
    """What an icon's classes say it shows: `fa-solid fa-envelope` shows an envelope."""
    found = [part for name in classes.split()[:20] if (hit := _ICON.match(name)) for part in hit.group(1).split("-")]
    return frozenset(part for part in found if part and not _ICON_NOISE.match(part))


@lru_cache(maxsize=20_000)
def canonical(url: str) -> str:
    """An address without what changes between builds and hosts (scheme, `www.`, `./`, `index.html`, a last slash), at most 80
    characters of it.
    """
    url = _ARCHIVED.sub("", url.strip())
    if url.lower().startswith(("javascript:", "data:", "blob:")) or url in {"", "#", "#!"}:
        return ""
    if url.lower().startswith(("mailto:", "tel:")):
        return url.lower()[:80]
    try:
        parts = urlsplit(url)
    except ValueError:
        return url[:80]
    steps = [step for step in parts.path.split("/") if step not in {"", ".", ".."}]
    if steps and re.match(r"(?:index|default)\.\w+$", steps[-1]):
        steps.pop()
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    host = f"//{parts.netloc.lower().removeprefix('www.')}/" if parts.netloc else ""
    return (host + "/".join(steps) + query + fragment or "/")[:80]


@lru_cache(maxsize=20_000)
def same_place(old: str, new: str) -> float:
    """How alike two canonical addresses are: same 1, same but for the host 0.9, same last step 0.6, else by shared words."""
    if old == new:
        return 1.0
    old_path, new_path = (url.split("/", 3)[-1] if url.startswith("//") else url for url in (old, new))
    if old_path and old_path == new_path:
        return 0.9
    old_last, new_last = (path.rstrip("/").rsplit("/", 1)[-1].split("?")[0] for path in (old_path, new_path))
    if old_last and old_last == new_last:
        return 0.6
    return 0.4 * overlap(words(old_path), words(new_path))
