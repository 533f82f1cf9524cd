"""What was pointed at on a snapshot, as the editor sends it."""

import json

from models.engine.json_value import JsonObject, is_object


def read_pick(text: str) -> JsonObject:
    """Raises ValueError when it says nothing."""
    try:
        pick = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ValueError("Nothing was pointed at.") from problem
    return pick if is_object(pick) else {}
