"""Random names: for keys that people copy and for secrets that they keep."""

import hashlib
import re
import secrets
import unicodedata

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # no 0/o, 1/l/i, u: nothing that is misread aloud


def random_name(length: int) -> str:
    """A random name of that many characters, about 4.9 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def slug(text: str, longest: int = 40) -> str:
    """The text as part of an address: lower-case ASCII words joined by hyphens, possibly empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


def new_secret() -> str:
    """256 random bits, safe in a URL."""
    return secrets.token_urlsafe(32)


def secret_hash(secret: str) -> str:
    """What is stored of a random secret, so that a copy of the database opens nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
