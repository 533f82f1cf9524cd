"""A guide's document as it is kept: what is written can be read back. One function decides it, for every way in."""

from typing import Any

from models.engine.json_value import is_object
from models.guide.fault_sentence import fault_sentence
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import DocumentJson
from models.support.json_reader import Faults
from models.support.round_trip_check import read_back

LARGEST = 1_000_000
"""Bytes of a whole document with all its languages: reading it takes part of a second, and a publication has less room anyway."""


class NotKept(Faults):
    """A document that would be stored and could not be read afterwards; nothing was stored. Its text is for the author."""

    def __str__(self) -> str:
        return f"Nothing was saved. {fault_sentence(self.faults)}"


def kept(document: GuideDocument, before: Any = None) -> DocumentJson:
    """The JSON to store, which reads back as itself. Raises NotKept with every fault.

    Rules that are those of the stored document `before` are taken as they are: they were checked when they came.
    """
    same_rules = is_object(before) and before.get("rules") == document.rules
    try:
        return read_back(document.to_json(), lambda value: GuideDocument.read(value, kept=same_rules).to_json(), LARGEST)
    except Faults as problem:
        raise NotKept(problem.faults) from None
