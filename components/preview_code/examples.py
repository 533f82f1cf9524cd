"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.preview_code import PreviewCode

_UNTIL = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)

EXAMPLES = {
    "of a page": PreviewCode(1, "https://app.example.com/boats#cairn-preview=abc.def.ghi", _UNTIL),
    "refused": PreviewCode(1, problem="There is nothing to preview yet. Step 1 needs a target: choose its element on the page."),
    "of this machine": PreviewCode(1, "http://127.0.0.1:8001/#cairn-preview=abc.def.ghi", _UNTIL),
}
