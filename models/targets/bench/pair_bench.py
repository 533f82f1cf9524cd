"""Describe, check and repair over labelled page pairs, and the figures that come of it.

A line of PAIRS.jsonl names `old` and `new` (files in `pages/` beside it), `old_xpath`, `new_xpath` (null: the element is gone),
`family` and `difficulty`; pairs marked `tree_sensitive`, whose labels depend on the parser, are skipped.
"""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict, cast

from models.engine.charset.page_encoding import decode_file
from models.engine.dom.document import Document
from models.engine.dom.document_refused import DocumentRefused, NotDescribable
from models.engine.dom.element import xpath_of
from models.engine.lru_cache import LruCache
from models.engine.selector.match.selector import Selector
from models.targets.check.relocation import repair
from models.targets.check.target_check import check
from models.targets.check.verdict_thresholds import OFFERED
from models.targets.choose.describe_target import describe_at
from models.targets.recognise.best_matches import rank
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.page_traits import page_traits
from models.targets.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_PAGES = 100
"""Pages that stay parsed; a set of pairs names each several times in a row."""

_NEEDED = ("id", "old", "new", "old_xpath", "new_xpath")


class PairsRefused(ValueError):
    """The file holds no pairs; the sentence says where."""


class Pair(TypedDict):
    """A line of PAIRS.jsonl; see above."""

    id: str
    old: str
    new: str
    old_xpath: str
    new_xpath: str | None
    family: NotRequired[str]
    difficulty: NotRequired[str]
    tree_sensitive: NotRequired[bool]


@dataclass(frozen=True, slots=True)
class Prediction:
    """`xpath` is the element taken on the new page (None unless the verdict is same or moved), `candidates` the up to three that
    fit best, `selector` the first one and `selector_xpath` the only element it matches there; `ms` is what the repair took.
    """

    id: str
    verdict: str = "unsure"
    xpath: str | None = None
    candidates: tuple[str, ...] = ()
    selector: str = ""
    selector_xpath: str | None = None
    ms: float = 0.0

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

    @property
    def is_first(self) -> bool:
        return self.true is not None and self.prediction.candidates[:1] == (self.true,)

    @property
    def misleads(self) -> bool:
        """The first selector matches one element, and it is another."""
        return self.prediction.selector_xpath not in {None, self.true}

    @property
    def is_wrongly_unique(self) -> bool:
        return self.checked == "unique" and self.checked_xpath != self.true


class Bench:
    """Pages are parsed once, however many pairs in a row name them. Raises PairsRefused, OSError."""

    def __init__(self, path: Path) -> None:
        self._pages = path.parent / "pages"
        self._documents: LruCache[str, Document] = LruCache(MOST_PAGES)
        self.pairs = [one for one in _lines(path) if not one.get("tree_sensitive")]

    def outcomes(self, family: str = "") -> Iterator[Outcome]:
        """Pair by pair; of one family only, if it is named."""
        for pair in self.pairs:
            if not family or family_of(pair) == family:
                yield self._outcome(pair)

    def _outcome(self, pair: Pair) -> Outcome:
        family, difficulty = family_of(pair), str(pair.get("difficulty") or "")
        try:
            old, new = self.page(pair["old"]), self.page(pair["new"])
            described = describe_at(old, pair["old_xpath"])
        except (NotDescribable, DocumentRefused):
            return Outcome(Prediction(pair["id"]), family, difficulty, pair["new_xpath"], "cannot_tell", None)
        # Through its JSON, as a draft keeps it.
        target = Target.from_json(json.loads(json.dumps(described.to_json())))
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
        return Outcome(prediction, family, difficulty, pair["new_xpath"], verdict.verdict, verdict.xpath)

    def page(self, name: str) -> Document:
        return self._documents.get_or_make(name, lambda: self._parsed(name))

    def _parsed(self, name: str) -> Document:
        file = (self._pages / name).resolve()
        if self._pages.resolve() not in file.parents:
            raise PairsRefused(f"{name}: pages are named by files in pages/.")
        return Document(decode_file(file.read_bytes()))


def family_of(pair: Pair) -> str:
    """Families, not targets, are what figures generalise over."""
    return str(pair.get("family") or "unnamed")


def _candidates(document: Document, target: Target) -> tuple[str, ...]:
    old = Fingerprint.from_json(target.fingerprint)
    return tuple(xpath_of(one.element) for one in rank(old, page_traits(document)).matches[:OFFERED]) if old else ()


def _lines(path: Path) -> Iterator[Pair]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise PairsRefused(f"{path} is no text in UTF-8.") from None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            raise PairsRefused(f"{path}, line {number}: not JSON.") from None
        if not isinstance(found, dict) or any(name not in found for name in _NEEDED):
            raise PairsRefused(f"{path}, line {number}: an object with {', '.join(_NEEDED)} is expected.")
        for name in _NEEDED:
            if not (isinstance(found[name], str) or (name == "new_xpath" and found[name] is None)):
                raise PairsRefused(f"{path}, line {number}: {name} has to be a text.")
        yield cast("Pair", found)
