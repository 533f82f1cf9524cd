"""What is sealed in an entry of the audit log, and what the chain makes of it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from models.support.canonical_json import canonical, content_hash


@dataclass(frozen=True)
class AuditWords:
    """`salt` is of an entry from before entries were sealed: with it its words make its commitment."""

    sentence: str
    asked_from: str
    member_id: int | None
    about_id: int | None = None
    salt: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of_json(cls, text: str) -> "AuditWords":
        return cls(**json.loads(text))

    def first_commitment(self, organisation_id: int, at: datetime, act: str) -> str:
        """As it was made of the words themselves."""
        said = canonical([organisation_id, at.astimezone(UTC).isoformat(), self.member_id, act, self.sentence])
        return hashlib.sha256(self.salt.encode() + said).hexdigest()


def commitment_of(organisation_id: int, at: datetime, act: str, keys: Sequence[int], sealed_hash: str) -> str:
    """What commits to what is sealed, and to what is in the clear beside it; it is made anew without any key."""
    return content_hash([organisation_id, at.astimezone(UTC).isoformat(), act, list(keys), sealed_hash])


def hash_of(sealed: str) -> str:
    return hashlib.sha256(sealed.encode()).hexdigest()


def bound_to(organisation_id: int, at: datetime, act: str) -> bytes:
    """Sealed words taken to another entry do not open."""
    return canonical(["audit entry", organisation_id, at.astimezone(UTC).isoformat(), act])


def chained(before: str, commitment: str) -> str:
    """The hash of an entry behind another one."""
    return hashlib.sha256(f"{before}:{commitment}".encode()).hexdigest()
