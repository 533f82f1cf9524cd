"""Who answers for this Cairn towards the people whose data it holds, as the operator says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from models.support.working_days import assert_region


@dataclass(frozen=True)
class PrivacySettings:
    """`controller` is the name and the address of who runs it, `contact` where people write to (`mailto:` or https),
    `authority` the page of the supervisory authority where they can complain.
    """

    controller: str = ""
    contact: str = ""
    authority: str = ""
    region: str = ""
    """Whose public holidays are no working days: a country or one with its part."""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "PrivacySettings":
        """Raises ValueError that names the setting that can't be used."""
        controller = " ".join(environ.get("CAIRN_CONTROLLER", "").split())
        if len(controller) > 300:
            raise ValueError("CAIRN_CONTROLLER must be a name and an address of at most 300 characters")
        contact = environ.get("CAIRN_PRIVACY_CONTACT", "").strip()
        if contact and not ((contact.startswith("mailto:") and "@" in contact and " " not in contact) or is_page(contact)):
            raise ValueError("CAIRN_PRIVACY_CONTACT must be mailto:privacy@example.com or https://example.com/privacy")
        authority = environ.get("CAIRN_AUTHORITY_URL", "").strip()
        if authority and not is_page(authority):
            raise ValueError("CAIRN_AUTHORITY_URL must be a page of the authority, such as https://www.edpb.europa.eu/")
        region = environ.get("CAIRN_REGION", "").strip().upper()
        assert_region(region)
        return cls(controller, contact, authority, region)


def is_page(text: str) -> bool:
    """Whether it is the address of a page that a link may lead to."""
    try:
        parts = urlsplit(text)
        return parts.scheme == "https" and bool(parts.hostname) and not any(letter.isspace() for letter in text)
    except ValueError:
        return False
