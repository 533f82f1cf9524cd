"""What a person is called in identified mode: never by the id that the page knows them by.

The browser makes a *subject* of it: HMAC-SHA256 of the id under the site's public key, so that the id does not leave it. What is
kept is a *pseudonym*: HMAC-SHA256 of the subject under a secret of the site. Without that secret nobody can tell whose it is, not
even who has a list of ids; with the end of identified mode the secret is destroyed.
"""

import hmac
import re

from sqlalchemy.orm import Session

from models.site.identified_mode import IdentifiedMode
from models.site.site import Site
from models.support.subject_key import made_secret, subject_secret

SUBJECT = re.compile(r"[0-9a-f]{64}\Z")
PSEUDONYM = re.compile(r"[0-9a-f]{32}\Z")


def subject_of(site: Site, person: str) -> str:
    """What a browser makes of the id that the page gives to `cairn.identify`: 64 hexadecimal digits."""
    return hmac.digest(site.key.encode(), person.encode(), "sha256").hex()


def mode_subject(mode: IdentifiedMode) -> str:
    """Under which name the secret of the site is kept."""
    return f"visitors:{mode.name}"


def pseudonym_of(session: Session, mode: IdentifiedMode, subject: str, *, may_make: bool = False) -> str:
    """32 hexadecimal digits; empty where the site has no secret, and so nobody a pseudonym. With `may_make` it gets one."""
    make = made_secret if may_make else subject_secret
    secret = make(session, mode_subject(mode))
    return hmac.digest(secret, subject.encode(), "sha256")[:16].hex() if secret else ""
