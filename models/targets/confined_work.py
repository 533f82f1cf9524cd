"""What the worker process does: the same calls as the package's own, JSON in and out, with the last pages still parsed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypedDict

from models.engine.dom.document import Document
from models.engine.dom.document_refused import DocumentRefused, NotDescribable
from models.engine.lru_cache import LruCache
from models.engine.selector.parse.selector_tree import SelectorRefused
from models.targets.check.relocation import repair as repair_target
from models.targets.check.target_check import check, inspect_selector
from models.targets.choose.describe_target import describe, describe_at, only, pointed_at
from models.targets.choose.opener import described_opener, opener_of
from models.targets.target import Target, TargetRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from models.engine.dom.element import Element
    from models.targets.target_json import TargetJson
    from models.targets.verdict import VerdictJson


class WorkFound(TypedDict):
    """What a function gives."""

    found: object


class WorkRefused(TypedDict):
    """What is answered instead: the kind of refusal, its sentence, and a position in a selector or 0."""

    refused: tuple[str, str, int]


ConfinedAnswer = WorkFound | WorkRefused

_pages: LruCache[str, Document] = LruCache(2)


def inspect(html: str, selector: str) -> ConfinedAnswer:
    return _answer(lambda: inspect_selector(_page(html), selector).to_json())


def check_page(html: str, url: str, targets: list[TargetJson]) -> ConfinedAnswer:
    def work() -> list[VerdictJson]:
        page = _page(html)
        return [check(page, Target.from_json(target), url=url).to_json() for target in targets]

    return _answer(work)


def describe_pick(html: str, pick: Mapping[str, object], address: str, before: str) -> ConfinedAnswer:
    def work() -> TargetJson:
        page = _page(html)
        return _described(page, pointed_at(page, pick), address, before)

    return _answer(work)


def describe_selector(html: str, selector: str, address: str, before: str) -> ConfinedAnswer:
    def work() -> TargetJson:
        page = _page(html)
        return _described(page, only(page, selector), address, before)

    return _answer(work)


def _described(page: Document, element: Element, address: str, before: str) -> TargetJson:
    """With what the page says opens it."""
    earlier: Document | None = None
    if before:
        with suppress(DocumentRefused):
            earlier = _page(before)
    target, opener = describe(page, element, page=address, before=earlier).to_json(), opener_of(page, element)
    if opener:
        with suppress(NotDescribable):
            target["opener"] = described_opener(page, opener, page=address)
    return target


def repair(html: str, url: str, target: TargetJson) -> ConfinedAnswer:
    return _answer(lambda: repair_target(_page(html), Target.from_json(target), url=url).to_json())


def accept(html: str, target: TargetJson, xpath: str) -> ConfinedAnswer:
    return _answer(lambda: describe_at(_page(html), xpath, page=Target.from_json(target).page).to_json())


def _page(html: str) -> Document:
    return _pages.get_or_make(html, lambda: Document(html))


def _answer(work: Callable[[], object]) -> ConfinedAnswer:
    try:
        return {"found": work()}
    except SelectorRefused as refusal:
        return {"refused": ("selector", refusal.reason, refusal.position)}
    except DocumentRefused as refusal:
        return {"refused": ("document", str(refusal), 0)}
    except TargetRefused as refusal:
        return {"refused": ("target", str(refusal), 0)}
    except NotDescribable as refusal:
        return {"refused": ("place", str(refusal), 0)}
