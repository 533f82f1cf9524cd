"""The keys by which a provider's signatures are known: public ones, strong enough, and not many."""

from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet

from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay
from models.engine.json_value import is_list, is_object

MOST_KEYS = 50
LEAST_RSA, MOST_RSA = 2048, 8192
"""Bits. Shorter keys are broken, and longer ones keep this machine busy."""

PUBLIC = {"RSA": ("n", "e"), "EC": ("crv", "x", "y"), "OKP": ("crv", "x")}
"""Kinds of keys whose public half says nothing about the private one, and what that half is made of."""

NAMES = ("kid", "use", "alg", "kty")


def fetch_keys(way: ProviderWay, url: str) -> KeySet:
    """Raises ProviderRefused."""
    listed = way.get(url, "list of keys").get("keys")
    if not is_list(listed) or len(listed) > MOST_KEYS:
        raise ProviderRefused(f"The provider's list of keys is none, or has more than {MOST_KEYS}.")
    keys = [key for one in listed if (key := _key(one)) is not None]
    if not keys:
        raise ProviderRefused("The provider's list of keys has none that Cairn can use.")
    return KeySet(keys)


def _key(said: object) -> Key | None:
    """None for one that is for something else, too weak, or of a kind that nobody here knows: another one may be right."""
    if not is_object(said) or said.get("use", "sig") != "sig" or said.get("kty") not in PUBLIC:
        return None
    half: dict[str, Any] = {name: said.get(name) for name in (*NAMES, *PUBLIC[said["kty"]]) if name in said}
    if not all(isinstance(value, str) and len(value) <= 2000 for value in half.values()):
        return None
    if half["kty"] == "RSA" and not (LEAST_RSA <= len(half.get("n", "")) * 6 <= MOST_RSA + 6 and len(half.get("e", "")) <= 6):
        return None
    try:
        return JWKRegistry.import_key(half)
    except (JoseError, ValueError, KeyError, TypeError):
        return None
