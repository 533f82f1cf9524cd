"""Targets named on the command line: JSON files or standard input."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from models.engine.json_value import is_list
from models.targets import Target, TargetRefused

LARGEST = 16 * 1024 * 1024


def read_targets(name: str) -> list[Target]:
    """One target, or a list of them; `-` is standard input. Raises TargetRefused, which names the file and the place; OSError."""
    where = "standard input" if name == "-" else name
    found = _json(name, where)
    listed = found if is_list(found) else [found]
    if not listed:
        raise TargetRefused(f"{where} holds no target.")
    targets: list[Target] = []
    for number, one in enumerate(listed, 1):
        try:
            targets.append(Target.from_json(one))
        except TargetRefused as refusal:
            place = f", target {number}" if isinstance(found, list) else ""
            raise TargetRefused(f"{where}{place}: {refusal}") from None
    return targets


def _json(name: str, where: str) -> Any:
    if name == "-":
        text = sys.stdin.buffer.read(LARGEST + 1)
    else:
        with Path(name).open("rb") as file:
            text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise TargetRefused(f"{where} is larger than {LARGEST:,} bytes; more is not looked at.")
    try:
        return json.loads(text.decode(), parse_constant=_refuse)
    except RecursionError:
        raise TargetRefused(f"{where} is nested too deep.") from None
    except UnicodeDecodeError:
        raise TargetRefused(f"{where} is no text in UTF-8.") from None
    except ValueError as problem:
        raise TargetRefused(f"{where} is no JSON: {problem}") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON number.")
