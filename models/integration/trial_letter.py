"""A letter that says nothing but that mail works."""

from models.account.mail_address import read_mail_address
from models.integration.mail import Letter

SUBJECT = "Cairn can send mail"


def trial_letter(to: str, base_url: str) -> Letter:
    """Raises BadMailAddress where `to` is no address."""
    text = f"Somebody who runs the Cairn at {base_url} tried whether its mail arrives. It does.\n"
    return Letter(read_mail_address(to), SUBJECT, text)
