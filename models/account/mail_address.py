"""An e-mail address as it is kept and compared: two that differ in the size of their letters are one."""

import re
import unicodedata

LONGEST_ADDRESS = 254
WHOLE = re.compile(r"""[^\s@<>,;:"()\[\]\\]{1,64}@(?!\.)(?!.*\.\.)[^\s@<>,;:"()\[\]\\]{1,189}(?<!\.)""")


class BadMailAddress(ValueError):
    """Text that is no e-mail address; the sentence says what is wrong."""


def same_address(typed: str) -> str:
    """The one spelling of an address, whoever types it; text that is none stays text that is none."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def read_mail_address(typed: str) -> str:
    """The address to keep. Raises BadMailAddress."""
    address = same_address(typed)
    if not address:
        raise BadMailAddress("Enter an e-mail address.")
    if len(address) > LONGEST_ADDRESS:
        raise BadMailAddress(f"An e-mail address has at most {LONGEST_ADDRESS} characters.")
    if not address.isprintable() or not WHOLE.fullmatch(address):
        raise BadMailAddress("That is no e-mail address. One looks like maren@example.com.")
    return address
