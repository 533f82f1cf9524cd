"""What a step points at, and what opens that, as they are read from a draft."""

from typing import cast

from models.engine.json_value import is_list
from models.guide.bounded_object import bounded
from models.support.canonical_json import content_hash
from models.support.json_reader import Reader
from models.targets.target_json import TargetJson

LONGEST_NAME = 60


def read_target(reader: Reader) -> TargetJson:
    """As it was described; whoever relies on its members finds them in their shape."""
    for name, kind in (("selectors", str), ("inside", dict)):
        given = reader.value.get(name, [])
        if not is_list(given) or not all(isinstance(one, kind) for one in given):
            reader.fault(name, "is damaged")
    for name in ("identity", "fingerprint"):
        reader.object(name)
    return cast("TargetJson", bounded(reader))


def read_opener(reader: Reader) -> TargetJson:
    """With what it is called."""
    name = reader.text("name", LONGEST_NAME).strip()
    return {**read_target(reader), "name": name}


def target_state(target: TargetJson | None) -> str:
    """Names the element that a step points at, whichever it is, so that a change of it by somebody else is noticed."""
    return content_hash(target or {})
