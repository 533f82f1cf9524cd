"""What tells an element from those that could be taken for it, as short codes, and whether a candidate is one of those."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.targets.recognise.element_traits import ElementTraits
    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.surroundings import Surroundings

Codes = dict[str, str]
"""By kind, a letter of WORTH: three characters that stand for a text. Of 262,144 texts, two have the same."""

WORTH = {"i": 3.0, "l": 3.0, "a": 3.0, "n": 2.0, "r": 2.0, "t": 2.0, "p": 1.5, "h": 1.0, "b": 1.0, "u": 1.0}
"""How much it says that two elements have the same id, label, address, name, row, text inside, place in the page's parts, hint,
texts beside, heading above.
"""

_OWN = frozenset("ilant")
_LENGTH = 3
_ENOUGH = 2.0
"""Points by which a candidate has to be nearer to a rival than to the target."""


def codes_of(traits: ElementTraits, around: Surroundings) -> Codes:
    found = {
        "i": traits.id,
        "l": traits.label,
        "a": traits.href,
        "n": traits.name,
        "r": around.row if around.twin[1] > 1 else "",
        "t": around.inner,
        "p": _part(around),
        "h": traits.hint,
        "b": f"{around.before}|{around.after}" if around.before and around.after else "",
        "u": around.heading,
    }
    return {kind: _code(text) for kind, text in found.items() if text}


def differences(own: Codes, theirs: Codes, most: int) -> str:
    """A rival's codes where it differs from the target, weightiest first: `l4xk.a9Qz`; `l` alone where it has none."""
    apart = [f"{kind}{theirs.get(kind, '')}" for kind in WORTH if own.get(kind) != theirs.get(kind)]
    return ".".join(apart[:most])


def is_rival(old: Fingerprint, traits: ElementTraits, around: Surroundings) -> bool:
    """Whether a candidate is a rival of the target: nearer to it than to the target, where the two differ."""
    if not old.rivals:
        return False
    own, theirs = codes_of(old.traits, old.surroundings), codes_of(traits, around)
    # Of several that look the same, one is gone: where they differ only by where they are, that decides.
    fewer = traits.label == old.traits.label and around.twin[1] < old.surroundings.twin[1]
    most = max(_margin(rival, own, theirs) * (2 if fewer and _looks_the_same(rival) else 1) for rival in old.rivals)
    return most >= _ENOUGH


def _looks_the_same(rival: str) -> bool:
    return not any(code[:1] in _OWN for code in rival.split("."))


def _margin(rival: str, own: Codes, theirs: Codes) -> float:
    points = 0.0
    # The third of four cards that look the same is the one below its heading.
    worth = WORTH | {"u": 2.0} if _looks_the_same(rival) else WORTH
    for code in rival.split("."):
        kind, code_of_rival = code[:1], code[1:]
        found = theirs.get(kind, "")
        if found and found == code_of_rival:
            points += worth.get(kind, 0.0)
        elif found and found == own.get(kind):
            points -= worth.get(kind, 0.0)
    return points


def _part(around: Surroundings) -> str:
    """The landmark and the nearest box with a name that it is in."""
    named = next(
        (f"{tag}#{identifier}.{' '.join(classes)}" for tag, identifier, classes in around.ancestors if identifier or classes), ""
    )
    return f"{around.landmark} {named}" if around.landmark or named else ""


def _code(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2s(text.encode(), digest_size=3).digest()).decode()[:_LENGTH]
