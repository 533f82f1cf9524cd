"""What each condition of a selector costs it."""

from __future__ import annotations

# What each condition costs a selector (less than nothing: it makes it more likely to survive). Log-odds that a selector built
# with it still matches the same element alone on a later version of the page, fitted on the labelled pairs by `python
# tests/bench/targets.py --fit`, with a selector that matches another element counted four times; test ids and ids are rarer there
# than in products, and were set by hand.
COST: dict[str, float] = {
    "test": -1.0,
    "id": -0.35,
    "name": -0.35,
    "for": 0.05,
    "href": 0.2,
    "href_end": -0.5,
    "href_part": 0.35,
    "src_end": 0.0,
    "aria": 0.2,
    "placeholder": 0.05,
    "alt": 0.0,
    "title": 0.0,
    "value": -0.25,
    "type": -0.35,
    "role": 0.25,
    "data": 0.5,
    "class": -0.05,
    "icon": 0.4,
    "tag": -0.25,
    "lone tag": -0.15,
    "only": -0.15,
    "nth": 0.4,
    "above_id": -0.1,
    "above_landmark": 0.0,
    "above_class": -0.4,
    "above_name": 0.35,
    "holds": -0.2,
    "beside": 0.0,
    "path": 0.85,
}
