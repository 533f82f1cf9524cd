"""JSON from a store that can't be taken apart any more: kept as the text that it is, so that whoever reads on finds no object."""

import json
from typing import Any


class DamagedJson(str):
    """The text as it is stored."""

    __slots__ = ()


def read_json(text: str | bytes) -> Any:
    """What the text says, or the text itself."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return DamagedJson(text.decode("utf-8", "replace") if isinstance(text, bytes) else text)
