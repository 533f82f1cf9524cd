"""Fitting of linear sums in plain Python: a softmax over the elements of a page, and a logistic, both pulled towards a prior."""

from __future__ import annotations

import math
from collections import defaultdict

Row = dict[str, float]


def is_against(name: str) -> bool:
    """Comparisons that may only cost points."""
    return any(part in name for part in ("differ", "lost", "far", "rival")) or name == "label_new"


class Ascent:
    """Adam on a dictionary of weights."""

    def __init__(self, start: Row, rate: float = 0.05) -> None:
        self.weights, self.rate, self.steps = dict(start), rate, 0
        self.mean: Row = defaultdict(float)
        self.square: Row = defaultdict(float)

    def step(self, gradient: Row) -> None:
        self.steps += 1
        for name, slope in gradient.items():
            self.mean[name] = 0.9 * self.mean[name] + 0.1 * slope
            self.square[name] = 0.99 * self.square[name] + 0.01 * slope * slope
            mean = self.mean[name] / (1 - 0.9**self.steps)
            square = self.square[name] / (1 - 0.99**self.steps)
            self.weights[name] += self.rate * mean / (math.sqrt(square) + 1e-8)


def dot(weights: Row, row: Row) -> float:
    return sum(weights[name] * value for name, value in row.items())


def fit_softmax(groups: list[tuple[Row, list[Row], float]], prior: Row, *, pull: float = 0.02, steps: int = 150) -> Row:
    """Weights under which each group's first row comes out above its rivals; `groups` are (right row, rivals, importance)."""
    ascent = Ascent(prior, rate=0.07)
    whole = sum(importance for *_, importance in groups)
    for _ in range(steps):
        gradient: Row = defaultdict(float)
        for right, rivals, importance in groups:
            scores = [dot(ascent.weights, right), *(dot(ascent.weights, rival) for rival in rivals)]
            highest = max(scores)
            odds = [math.exp(score - highest) for score in scores]
            total = sum(odds)
            for row, odd, sign in zip((right, *rivals), odds, (1.0, *([0.0] * len(rivals))), strict=True):
                push = importance * (sign - odd / total)
                if abs(push) > 1e-5:
                    for name, value in row.items():
                        gradient[name] += push * value
        for name, weight in ascent.weights.items():
            gradient[name] = gradient[name] / whole - pull * (weight - prior[name])
        ascent.step(gradient)
        for name, weight in ascent.weights.items():
            ascent.weights[name] = min(weight, 0.0) if is_against(name) else max(weight, 0.0)
    return ascent.weights


def fit_logistic(
    rows: list[tuple[Row, bool, float]], *, prior: Row | None = None, pull: float = 0.003, steps: int = 500, free: bool = False
) -> Row:
    """Weights of a logistic; `rows` are (features, outcome, importance). Unless `free`, weights have the sign of their names."""
    names = sorted({name for row, *_ in rows for name in row})
    aim = dict.fromkeys(names, 0.0) | {name: value for name, value in (prior or {}).items() if name in names}
    ascent = Ascent(aim)
    whole = sum(importance for *_, importance in rows)
    for _ in range(steps):
        gradient: Row = defaultdict(float)
        for row, outcome, importance in rows:
            push = importance * (outcome - 1 / (1 + math.exp(-max(-30.0, min(30.0, dot(ascent.weights, row))))))
            for name, value in row.items():
                gradient[name] += push * value
        for name in names:
            gradient[name] = gradient[name] / whole - (0.0 if name == "constant" else pull * (ascent.weights[name] - aim[name]))
        ascent.step(gradient)
        for name in names:
            if name != "constant" and not free:
                weight = ascent.weights[name]
                ascent.weights[name] = min(weight, 0.0) if is_against(name) else max(weight, 0.0)
    return ascent.weights
