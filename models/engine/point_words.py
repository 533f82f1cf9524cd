"""Differences of shares in words, in percentage points: how large, and between which bounds."""

from models.engine.proportion import Difference, Interval

SELDOM = "Chance alone seldom makes a difference as large as this."


def difference_words(one: Difference) -> str:
    """Such as *9.6 points more (95 % interval: 4.4 to 14.0 points more)*; empty where none is known."""
    if not one.is_known:
        return ""
    return f"{_points(one.size)} ({one.confidence * 100:.0f} % interval: {interval_words(one.interval)})"


def interval_words(one: Interval, places: int = 1) -> str:
    """Such as *4.4 to 14.0 points more*, or *1.6 points less to 2.0 points more* where zero lies in it."""
    low, high = one.low * 100, one.high * 100
    if low >= 0:
        return f"{low:.{places}f} to {high:.{places}f} points more"
    if high <= 0:
        return f"{abs(high):.{places}f} to {abs(low):.{places}f} points less"
    return f"{-low:.{places}f} points less to {high:.{places}f} points more"


def _points(size: float) -> str:
    return f"{abs(size) * 100:.1f} points {'less' if size < 0 else 'more'}"
