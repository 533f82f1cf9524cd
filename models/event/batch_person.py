"""Whom a batch says that it is of: a pseudonym that the browser made, and attributes. Untrusted, and bounded."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.engine.json_value import is_object
from models.event.identified_visitor import AttributeValue
from models.event.person_pseudonym import SUBJECT
from models.site.identified_mode import LONGEST_NAME, MOST_ATTRIBUTES
from models.support.json_reader import Reader

LONGEST_VALUE = 200
LARGEST_NUMBER = 1e15
_UNPRINTABLE = re.compile(r"[\0\ud800-\udfff]")


@dataclass(frozen=True)
class BatchPerson:
    """`subject` is what `person_pseudonym.subject_of` makes of the id."""

    subject: str
    attributes: Mapping[str, AttributeValue]


def read_person(reader: Reader) -> BatchPerson | None:
    """Faults go to the reader; a value that is none that may be kept is left out, as the page wrote it and not the player."""
    if "person" not in reader.value:
        return None
    inner = reader.inner("person")
    subject, told = inner.text("subject", 64), inner.value.get("attributes", {})
    if not SUBJECT.match(subject):
        inner.fault("subject", "must be 64 hexadecimal digits")
    if not is_object(told) or len(told) > MOST_ATTRIBUTES:
        inner.fault("attributes", f"must be an object with at most {MOST_ATTRIBUTES} members")
        return None
    return BatchPerson(subject, {name: _plain(value) for name, value in told.items() if _may_be_kept(name, value)})


def _plain(value: AttributeValue) -> AttributeValue:
    """A batch's numbers are read as floats."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _may_be_kept(name: str, value: object) -> bool:
    if len(name) > LONGEST_NAME or _UNPRINTABLE.search(name):
        return False
    if isinstance(value, str):
        return len(value) <= LONGEST_VALUE and not _UNPRINTABLE.search(value)
    return isinstance(value, bool) or (isinstance(value, float | int) and abs(value) <= LARGEST_NUMBER)
