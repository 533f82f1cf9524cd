"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.review_row import ReviewRow

_NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
EXAMPLES = {"open": ReviewRow(1, "First morning", "accent", "Waits for a review", "Maren Holm", _NOW)}
