"""What a step points at: selectors in order, a small identity for visitors' browsers, a fingerprint for finding it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from models.engine.json_value import JsonObject, is_list, is_object
from models.targets.target_json import FingerprintJson, IdentityJson, TargetForVisitors, TargetJson

FORMAT = 1
GRADES = ("strong", "good", "fragile")
MOST_INSIDE = 8


class TargetRefused(ValueError):
    """The JSON is no target; the sentence says what is wrong and where."""


@dataclass(frozen=True, slots=True)
class Target:
    """`selectors` are tried in order; `grade` is strong, good or fragile and `reason` says why in a sentence; `page` is where it
    was picked. `inside` are what holds the tree it is in, outermost first, as `for_visitors` gives them: an open shadow root's
    host, or a frame of the same origin; none for an element of the page itself.
    """

    selectors: tuple[str, ...]
    identity: IdentityJson = field(default_factory=IdentityJson)
    fingerprint: FingerprintJson = field(default_factory=FingerprintJson)
    grade: str = "fragile"
    reason: str = ""
    page: str = ""
    inside: tuple[TargetForVisitors, ...] = ()
    live: bool = False
    """Pointed at on the live page, and not seen yet on a page as the server fetches it."""
    opener: TargetJson | None = None
    """What the page says opens what it is in: proposed to the step, and not part of what is kept of this."""

    def to_json(self) -> TargetJson:
        found: TargetJson = {
            "format": FORMAT,
            "page": self.page,
            "selectors": list(self.selectors),
            "identity": self.identity,
            "fingerprint": self.fingerprint,
            "grade": self.grade,
            "reason": self.reason,
        }
        if self.inside:
            found["inside"] = list(self.inside)
        if self.live:
            found["live"] = True
        return found

    def for_visitors(self) -> TargetForVisitors:
        """The part a release carries: selectors, identity, and what it is in."""
        found: TargetForVisitors = {"selectors": list(self.selectors), "identity": self.identity}
        if self.inside:
            found["inside"] = list(self.inside)
        return found

    @classmethod
    def from_json(cls, data: object) -> Target:
        """Reads this and older formats; what an older one lacks stays empty. Raises TargetRefused."""
        if not is_object(data):
            raise TargetRefused("A target is a JSON object.")
        version = data.get("format", 0)
        if not isinstance(version, int) or isinstance(version, bool) or version > FORMAT:
            raise TargetRefused(f"format: {version!r} is newer than the formats known here (up to {FORMAT}).")
        selectors: Any = data.get("selectors") or ([data["selector"]] if isinstance(data.get("selector"), str) else [])
        if not is_list(selectors) or not all(isinstance(one, str) for one in selectors):
            raise TargetRefused("selectors: a list of texts is expected.")
        if not 1 <= len(selectors) <= 8:
            raise TargetRefused(f"selectors: 1 to 8 are expected, found {len(selectors)}.")
        return cls(
            tuple(selectors),
            cast("IdentityJson", _object(data, "identity")),  # its readers take nothing in it for granted
            cast("FingerprintJson", _object(data, "fingerprint")),  # `Fingerprint.from_json` judges its members
            data["grade"] if data.get("grade") in GRADES else "fragile",
            str(data.get("reason") or "")[:500],
            str(data.get("page") or "")[:2000],
            _holders(data.get("inside")),
            data.get("live") is True,
            cast("TargetJson | None", data["opener"] if is_object(data.get("opener")) else None),
        )


def _holders(given: object) -> tuple[TargetForVisitors, ...]:
    """Each holder read as a target of its own, so that nothing unread travels to visitors."""
    holders = given[:MOST_INSIDE] if is_list(given) else []
    return tuple(Target.from_json({**one, "inside": []}).for_visitors() for one in holders if is_object(one))


def _object(data: JsonObject, name: str) -> JsonObject:
    found: object = data.get(name) or {}
    if not is_object(found):
        raise TargetRefused(f"{name}: an object is expected.")
    return found
