"""What tells an element from those that could be taken for it, as short codes, and whether a candidate is one of those."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from models.targets.recognise.normal_text import without_digits

if TYPE_CHECKING:
    from models.targets.recognise.element_traits import ElementTraits
    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.surroundings import Surroundings

Codes = dict[str, str]
"""By kind, a letter of WORTH: three characters that stand for a text. Of 262,144 texts, two have the same."""

WORTH = {
    "i": 3.0,
    "l": 3.0,
    "a": 3.0,
    "f": 2.0,
    "n": 2.0,
    "c": 2.0,
    "r": 2.0,
    "t": 2.0,
    "p": 1.5,
    "h": 1.0,
    "u": 1.0,
    "v": 1.0,
    "w": 1.0,
}
"""How much it says that two elements have the same id, label, address, last step of it, name, icon, row, text inside, place in
the page's parts, hint, heading above, text before, text behind. Of the texts around it numbers are left out: they count things.
"""

_WORTH_ALIKE = WORTH | {"u": 2.0}
_OWN = frozenset("ilafnct")
_LENGTH = 3
_ENOUGH = 2.0
"""Points by which a candidate has to be nearer to a rival than to the target."""


def codes_of(traits: ElementTraits, around: Surroundings) -> Codes:
    found = {
        "i": traits.id,
        "l": traits.label,
        "a": traits.href,
        "f": traits.href.rstrip("/").rpartition("/")[2] if traits.group != "media" else "",
        "n": traits.name,
        "c": " ".join(sorted(traits.icons)),
        "r": around.row if around.twin[1] > 1 else "",
        "t": around.inner,
        "p": _part(around),
        "h": traits.hint,
        "u": around.heading,
        "v": without_digits(around.before),
        "w": without_digits(around.after),
    }
    return {kind: _code(text) for kind, text in found.items() if text}


def differences(own: Codes, theirs: Codes, most: int) -> str:
    """A rival's codes where it differs from the target, weightiest first: `l4xk.a9Qz`; `l` alone where it has none."""
    apart = [f"{kind}{theirs.get(kind, '')}" for kind in WORTH if own.get(kind) != theirs.get(kind)]
    return ".".join(apart[:most])


class Rivals:
    """The rivals of a target, read once for all candidates."""

    def __init__(self, old: Fingerprint) -> None:
        self._old = old
        self._own = codes_of(old.traits, old.surroundings) if old.rivals else {}
        self._rivals = [[(code[:1], code[1:]) for code in rival.split(".")] for rival in old.rivals]
        self._alike = [_OWN.isdisjoint(kind for kind, _ in codes) for codes in self._rivals]

    def include(self, traits: ElementTraits, around: Surroundings) -> bool:
        """Whether a candidate is one of them: nearer to it than to the target, where the two differ."""
        if not self._rivals:
            return False
        theirs = codes_of(traits, around)
        # Of several that look the same, one is gone: where they differ only by where they are, that decides.
        fewer = traits.label == self._old.traits.label and around.twin[1] < self._old.surroundings.twin[1]
        return any(
            self._margin(codes, theirs, alike=alike) * (2 if fewer and alike else 1) >= _ENOUGH
            for codes, alike in zip(self._rivals, self._alike, strict=True)
        )

    def tell_apart(self, traits: ElementTraits, around: Surroundings) -> bool:
        """Whether each rival of the target's name is set apart by something that the candidate shares with the target."""
        theirs = codes_of(traits, around)
        shared = {kind for kind, code in self._own.items() if theirs.get(kind) == code}
        twins = [kinds for codes in self._rivals if "l" not in (kinds := {kind for kind, _ in codes})]
        return bool(twins) and all(kinds & shared for kinds in twins)

    def _margin(self, codes: list[tuple[str, str]], theirs: Codes, *, alike: bool) -> float:
        points = 0.0
        # The third of four cards that look the same is the one below its heading.
        worth = _WORTH_ALIKE if alike else WORTH
        for kind, code in codes:
            found = theirs.get(kind, "")
            if found and found == code:
                points += worth.get(kind, 0.0)
                alike = alike or kind in _OWN
            elif found and found == self._own.get(kind):
                points -= worth.get(kind, 0.0)
        # What looks otherwise is not known by where it stands: another may have come to stand there.
        return points if alike else 0.0


def _part(around: Surroundings) -> str:
    """The landmark and the nearest box with a name that it is in."""
    named = next(
        (f"{tag}#{identifier}.{' '.join(classes)}" for tag, identifier, classes in around.ancestors if identifier or classes), ""
    )
    return f"{around.landmark} {named}" if around.landmark or named else ""


@lru_cache(maxsize=20_000)
def _code(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2s(text.encode(), digest_size=3).digest()).decode()[:_LENGTH]
