"""Which of an image's many sources a snapshot keeps: the one that a browser about 1,280 pixels wide would take."""

import re
from collections.abc import Mapping

WIDE = 1280
_CANDIDATE = re.compile(r"[\s,]*(?P<url>[^\s,]\S*?)(?:,+(?=\s|$)|\s+(?P<size>[\d.]+[wxh](?:\s+[\d.]+h)?)?\s*(?:,|$)|$)")
_LAZY_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-url")
_LAZY_SETS = ("data-srcset", "data-lazy-srcset")


def chosen_source(attributes: Mapping[str, str]) -> tuple[str, str]:
    """The address and its descriptor (`800w`, `2x` or empty) for an `<img>` or `<source>`; both empty when there is none."""
    found = best_candidate(attributes.get("srcset") or _first(attributes, _LAZY_SETS))
    source = attributes.get("src", "")
    if not source or (source[:5].lower() == "data:" and len(source) < 400):
        source = _first(attributes, _LAZY_SOURCES) or source
    if found is None:
        return source, ""
    url, size = found
    return (source, "") if size.endswith("x") and size != "1x" and source else (url, size)


def best_candidate(srcset: str) -> tuple[str, str] | None:
    """The smallest picture that is at least as wide as the window, else the widest; without widths the one nearest to 1x."""
    candidates = [(found.group("url"), found.group("size") or "1x") for found in _CANDIDATE.finditer(srcset[:20_000])]
    if not candidates:
        return None
    wide = [candidate for candidate in candidates if candidate[1].endswith("w")]
    if not wide:
        return min(candidates, key=lambda candidate: abs(_number(candidate[1]) - 1))
    enough = [candidate for candidate in wide if _number(candidate[1]) >= WIDE]
    return min(enough, key=lambda found: _number(found[1])) if enough else max(wide, key=lambda found: _number(found[1]))


def _number(size: str) -> float:
    try:
        return float(size[:-1])
    except ValueError:
        return 0.0


def _first(attributes: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((attributes[name] for name in names if attributes.get(name)), "")
