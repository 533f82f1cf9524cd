"""The table of a bench: shares with their 95 % intervals, over all and by family."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.target.benching import Outcome


def table(outcomes: Sequence[Outcome]) -> str:
    lines = _figures("all families", outcomes)
    for family in sorted({one.family for one in outcomes}):
        lines += ["", *_figures(family, [one for one in outcomes if one.family == family])]
    return "\n".join(lines)


def share(hits: int, of: int) -> str:
    """A share with Wilson's interval at 95 %."""
    if not of:
        return "-"
    z, found = 1.96, hits / of
    middle = (found + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(found * (1 - found) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{100 * found:5.1f} %  ({100 * max(0.0, middle - half):.1f} to {100 * min(1.0, middle + half):.1f}, {hits} of {of})"


def _figures(title: str, outcomes: Sequence[Outcome]) -> list[str]:
    there = [one for one in outcomes if one.true is not None]
    gone = [one for one in outcomes if one.true is None]
    times = sorted(one.prediction.ms for one in outcomes)
    rows: list[tuple[str, Sequence[Outcome], Callable[[Outcome], bool]]] = [
        ("relocation, top-1", there, _is_first),
        ("  of the hard ones", [one for one in there if one.difficulty == "hard"], _is_first),
        ("right one among three", there, lambda one: one.true in one.prediction.candidates),
        ("repaired by itself, right", there, lambda one: one.prediction.xpath == one.true),
        ("repaired by itself, wrong", there, lambda one: one.prediction.xpath not in {None, one.true}),
        ("repaired though removed", gone, lambda one: one.prediction.xpath is not None),
        ("first selector still right", there, lambda one: one.prediction.selector_xpath == one.true),
        ("first selector wrong but unique", outcomes, lambda one: one.prediction.selector_xpath not in {None, one.true}),
        ("check says unique, and is wrong", outcomes, lambda one: one.checked == "unique" and one.checked_xpath != one.true),
    ]
    lines = [f"{title}: {len(outcomes)} targets, {len(gone)} of them removed"]
    lines += [f"  {name:32} {share(sum(map(test, some)), len(some))}" for name, some, test in rows]
    middle, late = (times[int(len(times) * part)] for part in (0.5, 0.95)) if times else (0.0, 0.0)
    return [*lines, f"  {'milliseconds of a repair':32} {middle:5.1f} (19 of 20 within {late:.1f})"]


def _is_first(one: Outcome) -> bool:
    return bool(one.prediction.candidates) and one.prediction.candidates[0] == one.true
