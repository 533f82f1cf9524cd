"""Why a page, or a place on it, is not looked at."""

from __future__ import annotations


class DocumentRefused(ValueError):
    """The page is too large to be looked at; the sentence says which bound it crossed."""


class NotDescribable(ValueError):
    """What was pointed at is not one element of the page."""
