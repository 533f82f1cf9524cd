"""What each condition of a selector costs it."""

from __future__ import annotations

# Log-odds (less than nothing: it makes the selector more likely to survive) that a selector built with the condition still
# matches the same element alone on a later version of the page, fitted on the labelled pairs by `python tests/bench/targets.py
# --fit`, with a selector that matches another element counted four times and everything pulled towards PRIOR_COST in
# `tests/bench/priors.py`. `within` is for what names a box besides a condition of its own, `unsaid` for what says of the element
# itself no more than its tag, `bare` for a place that nothing is said about.
COST: dict[str, float] = {
    "test": -1.50,
    "id": -1.00,
    "name": -1.01,
    "for": 0.01,
    "href": 0.07,
    "href_end": -0.23,
    "href_part": 0.34,
    "src_end": 0.10,
    "aria": 0.14,
    "placeholder": 0.20,
    "alt": 0.21,
    "title": 0.31,
    "value": -0.03,
    "type": -0.22,
    "role": 0.02,
    "data_name": -0.45,
    "data": 0.23,
    "class": -0.28,
    "plain_class": 0.15,
    "icon": 0.30,
    "tag": -0.11,
    "heading": -0.13,
    "lone tag": -0.23,
    "lone landmark": -0.42,
    "only": 0.10,
    "nth": 0.72,
    "above_id": -0.09,
    "above_landmark": 0.08,
    "above_class": -0.19,
    "above_name": 0.24,
    "bare": 0.60,
    "holds": -0.18,
    "holds_name": -0.42,
    "holds_child": 0.05,
    "row": 0.10,
    "beside": 0.10,
    "within": 0.20,
    "unsaid": 0.10,
    "path": 1.14,
}
