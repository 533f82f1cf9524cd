"""What the worker process does: the same calls as the package's own, JSON in and out, with the last pages kept parsed."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from models.engine.dom.document import Document
from models.engine.dom.document_refused import DocumentRefused, NotDescribable
from models.engine.selector.match.selector import SelectorRefused
from models.targets.check.relocation import repair as repair_target
from models.targets.check.target_check import check, inspect_selector
from models.targets.choose.describe import describe, describe_at, pointed_at
from models.targets.target import Target, TargetRefused

if TYPE_CHECKING:
    from collections.abc import Callable

_KEPT = 2
_pages: OrderedDict[tuple[bytes | str, str | None], Document] = OrderedDict()


def inspect(html: bytes | str, charset: str | None, selector: str) -> dict[str, Any]:
    return _answer(lambda: inspect_selector(_page(html, charset), selector).to_json())


def check_page(html: bytes | str, charset: str | None, url: str, targets: list[dict[str, Any]]) -> dict[str, Any]:
    def work() -> list[dict[str, Any]]:
        page = _page(html, charset)
        return [check(page, Target.from_json(target), url=url).to_json() for target in targets]

    return _answer(work)


def describe_pick(html: bytes | str, charset: str | None, pick: dict[str, Any], address: str) -> dict[str, Any]:
    def work() -> dict[str, Any]:
        page = _page(html, charset)
        return describe(page, pointed_at(page, pick), page=address).to_json()

    return _answer(work)


def describe_selector(html: bytes | str, charset: str | None, selector: str, address: str) -> dict[str, Any]:
    return _answer(lambda: describe(_page(html, charset), selector, page=address).to_json())


def repair(html: bytes | str, charset: str | None, url: str, target: dict[str, Any]) -> dict[str, Any]:
    return _answer(lambda: repair_target(_page(html, charset), Target.from_json(target), url=url).to_json())


def accept(html: bytes | str, charset: str | None, target: dict[str, Any], xpath: str) -> dict[str, Any]:
    return _answer(lambda: describe_at(_page(html, charset), xpath, page=Target.from_json(target).page).to_json())


def _page(html: bytes | str, charset: str | None) -> Document:
    key = (html, charset)
    found = _pages.pop(key, None) or Document(html, charset=charset)
    _pages[key] = found
    while len(_pages) > _KEPT:
        _pages.popitem(last=False)
    return found


def _answer(work: Callable[[], object]) -> dict[str, Any]:
    try:
        return {"found": work()}
    except SelectorRefused as refusal:
        return {"refused": ["selector", refusal.reason, refusal.position]}
    except DocumentRefused as refusal:
        return {"refused": ["document", str(refusal), 0]}
    except TargetRefused as refusal:
        return {"refused": ["target", str(refusal), 0]}
    except NotDescribable as refusal:
        return {"refused": ["place", str(refusal), 0]}
