"""Keys from keys: HKDF (RFC 5869) with SHA-256, each for one purpose that its name says."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LENGTH = 32


def derived_key(secret: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """32 bytes, from which nobody learns the secret or a key for another purpose."""
    return HKDF(SHA256(), LENGTH, salt=salt, info=f"cairn {purpose}".encode()).derive(secret)
