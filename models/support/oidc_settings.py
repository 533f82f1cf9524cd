"""The instance's own OpenID Connect provider, as the operator sets it: everybody may sign in through it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST = 500


@dataclass(frozen=True)
class OidcSetting:
    """`issuer` is exactly what the provider calls itself; `name` stands on the button."""

    issuer: str
    client_id: str
    client_secret: str = ""
    name: str = ""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "OidcSetting | None":
        """None when there is none. Raises ValueError that names the setting that can't be used."""
        known = ("CAIRN_OIDC_ISSUER", "CAIRN_OIDC_CLIENT_ID", "CAIRN_OIDC_CLIENT_SECRET", "CAIRN_OIDC_NAME")
        if strange := sorted(name for name in environ if name.startswith("CAIRN_OIDC_") and name not in known):
            raise ValueError(f"{strange[0]} is no setting; there are {', '.join(known)}")
        issuer, client_id, secret, name = (environ.get(one, "").strip() for one in known)
        if not any((issuer, client_id, secret, name)):
            return None
        if reason := why_no_issuer(issuer):
            raise ValueError(f"CAIRN_OIDC_ISSUER {reason}")
        if not client_id or len(client_id) > LONGEST:
            raise ValueError(f"CAIRN_OIDC_CLIENT_ID must be the id that the provider gave Cairn, of at most {LONGEST} characters")
        if len(name) > 60 or not name.isprintable():
            raise ValueError("CAIRN_OIDC_NAME must be a line of at most 60 characters, such as Example GmbH")
        return cls(issuer, client_id, secret, name or urlsplit(issuer).hostname or "single sign-on")


def why_no_issuer(issuer: str) -> str:
    """What is wrong with an issuer's address, as the end of a sentence; empty when nothing is."""
    form = "must look like https://login.example.com, exactly as the provider writes it"
    try:
        parts = urlsplit(issuer)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return form
    if parts.scheme not in {"https", "http"} or not host or len(issuer) > LONGEST or not issuer.isprintable() or " " in issuer:
        return form
    if parts.query or parts.fragment or "@" in parts.netloc or "?" in issuer or "#" in issuer:
        return "must have no user name, question mark or fragment in it"
    return ""
