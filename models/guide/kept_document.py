"""A guide's document as it is kept: what is written can be read back. One function decides it, for every way in."""

import json
from typing import Any

from models.guide.fault_sentence import fault_sentence
from models.guide.guide_document import GuideDocument
from models.support.canonical_json import canonical
from models.support.json_reader import Faults

LARGEST = 1_000_000
"""Bytes of a whole document with all its languages: reading it takes part of a second, and a publication has less room anyway."""


class NotKept(Faults):
    """A document that would be stored and could not be read afterwards; nothing was stored. Its text is for the author."""

    def __str__(self) -> str:
        return f"Nothing was saved. {fault_sentence(self.faults)}"


def kept(document: GuideDocument, before: Any = None) -> dict[str, Any]:
    """The JSON to store, which reads back as itself. Raises NotKept with every fault.

    Rules that are those of the stored document `before` are taken as they are: they were checked when they came.
    """
    written, same_rules = document.to_json(), isinstance(before, dict) and before.get("rules") == document.rules
    for _ in range(2):
        read = _read_back(written, same_rules=same_rules)
        if read == written:
            return written
        written = read
    raise NotKept([("", "would be read as something else")])


def _read_back(value: dict[str, Any], *, same_rules: bool) -> dict[str, Any]:
    try:
        text = canonical(value)
        if len(text) > LARGEST:
            raise NotKept([("", f"has {len(text):,} bytes in all its languages; at most {LARGEST:,} are possible")])
        return GuideDocument.read(json.loads(text), kept=same_rules).to_json()
    except Faults as problem:
        raise NotKept(problem.faults) from None
    except (ValueError, RecursionError) as problem:
        raise NotKept([("", "holds a character or a number that can't be stored")]) from problem
