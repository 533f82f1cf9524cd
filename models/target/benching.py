"""Describe, check and repair over labelled page pairs, and the figures that come of it.

A line of PAIRS.jsonl names `old` and `new` (files in `pages/` beside it), `old_xpath`, `new_xpath` (null: the element is gone),
`family` and `difficulty`; pairs marked `tree_sensitive`, whose labels depend on the parser, are skipped.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from models.target.check import check
from models.target.describe import describe_at
from models.target.document import Document
from models.target.element import xpath_of
from models.target.fingerprint import Fingerprint
from models.target.ranking import rank
from models.target.repairing import OFFERED, repair
from models.target.selector import Selector
from models.target.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEEDED = ("id", "old", "new", "old_xpath", "new_xpath")


class PairsRefused(ValueError):
    """The file holds no pairs; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """`xpath` is the element taken on the new page (None unless the verdict is same or moved), `candidates` the up to three that
    fit best, `selector` the first one and `selector_xpath` the only element it matches there; `ms` is what the repair took.
    """

    id: str
    verdict: str
    xpath: str | None
    candidates: tuple[str, ...]
    selector: str
    selector_xpath: str | None
    ms: float

    def line(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A prediction beside its label; `checked` is the check's verdict and `checked_xpath` the element it stands for."""

    prediction: Prediction
    family: str
    difficulty: str
    true: str | None
    checked: str
    checked_xpath: str | None


class Bench:
    """Pages are parsed once, however many pairs name them."""

    def __init__(self, path: Path) -> None:
        self._pages = path.parent / "pages"
        self._documents: dict[str, Document] = {}
        self.pairs = [one for one in _lines(path) if not one.get("tree_sensitive")]

    def outcomes(self) -> Iterator[Outcome]:
        for pair in self.pairs:
            yield self._outcome(pair)

    def _outcome(self, pair: dict[str, Any]) -> Outcome:
        old, new = self._page(pair["old"]), self._page(pair["new"])
        # Through its JSON, as a draft keeps it.
        target = Target.from_json(json.loads(json.dumps(describe_at(old, pair["old_xpath"]).to_json())))
        started = time.perf_counter()
        found = repair(new, target)
        milliseconds = (time.perf_counter() - started) * 1000
        verdict = check(new, target)
        alone = Selector(target.selectors[0]).select(new)
        prediction = Prediction(
            pair["id"],
            found.verdict,
            found.proposals[0].xpath if found.verdict in {"same", "moved"} else None,
            _candidates(new, target),
            target.selectors[0],
            xpath_of(alone[0]) if len(alone) == 1 else None,
            round(milliseconds, 2),
        )
        return Outcome(
            prediction,
            str(pair.get("family", "all")),
            str(pair.get("difficulty", "")),
            pair["new_xpath"],
            verdict.verdict,
            verdict.xpath,
        )

    def _page(self, name: str) -> Document:
        if name not in self._documents:
            file = (self._pages / name).resolve()
            if self._pages.resolve() not in file.parents:
                raise PairsRefused(f"{name}: pages are named by files in pages/.")
            self._documents[name] = Document(file.read_bytes())
        return self._documents[name]


def _candidates(document: Document, target: Target) -> tuple[str, ...]:
    old = Fingerprint.from_json(target.fingerprint)
    return tuple(xpath_of(one.element) for one in rank(old, document.reading).matches[:OFFERED]) if old else ()


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as problem:
            raise PairsRefused(f"line {number}: not JSON.") from problem
        if not isinstance(found, dict) or any(name not in found for name in _NEEDED):
            raise PairsRefused(f"line {number}: an object with {', '.join(_NEEDED)} is expected.")
        yield found
