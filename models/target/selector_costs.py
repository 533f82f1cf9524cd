"""What each condition of a selector costs it."""

from __future__ import annotations

# What each condition costs a selector (less than nothing: it makes it more likely to survive). Log-odds that a selector built
# with it still matches the same element alone on a later version of the page, fitted on the labelled pairs by `python
# tests/bench/targets.py --fit`, with a selector that matches another element counted four times; test ids and ids are rarer there
# than in products, and were set by hand.
SET_BY_HAND = {"test": -1.0, "id": -0.35, "name": -0.35}
COST: dict[str, float] = {
    "test": -1.00,
    "id": -0.35,
    "name": -0.35,
    "for": 0.06,
    "href": 0.06,
    "href_end": -0.36,
    "href_part": 0.26,
    "src_end": -0.03,
    "aria": 0.21,
    "placeholder": 0.01,
    "alt": 0.07,
    "title": 0.08,
    "value": -0.24,
    "type": -0.23,
    "role": 0.09,
    "data": 0.33,
    "class": -0.03,
    "icon": 0.49,
    "tag": -0.18,
    "lone tag": -0.31,
    "only": -0.25,
    "nth": 0.48,
    "above_id": -0.11,
    "above_landmark": -0.15,
    "above_class": -0.43,
    "above_name": 0.30,
    "holds": -0.56,
    "beside": -0.05,
    "path": 0.88,
}
