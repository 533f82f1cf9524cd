"""Mail by SMTP. Cairn mails members only, and never about visitors."""

import smtplib
import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import formatdate, make_msgid
from urllib.parse import parse_qs, unquote, urlsplit

SECONDS = 20.0


class BadMailUrl(ValueError):
    """CAIRN_MAIL_URL can't be used; the sentence says what it should look like."""


@dataclass(frozen=True)
class Letter:
    """`unsubscribe` is the address that ends mails of this kind with one click; every letter that is no answer to an action of
    its receiver carries it (RFC 8058).
    """

    to: str
    subject: str
    text: str
    unsubscribe: str = ""
    key: str = ""


@dataclass(frozen=True)
class Postbox:
    """Where mail is handed in: `smtp://user:password@host:port?from=…` (STARTTLS when offered) or `smtps://…`."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    is_tls: bool
    ca_file: str = ""
    """Who is trusted besides the system's authorities."""
    seconds: float = SECONDS
    """How long each answer of the server is waited for."""

    @classmethod
    def read(cls, url: str, ca_file: str = "", seconds: float = SECONDS) -> "Postbox":
        """Raises BadMailUrl."""
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise BadMailUrl("CAIRN_MAIL_URL must look like smtp://user:password@mail.example.com:587?from=cairn@example.com")
        is_tls = parts.scheme == "smtps"
        try:
            port = parts.port or (465 if is_tls else 587)
        except ValueError as problem:
            raise BadMailUrl("CAIRN_MAIL_URL names a port that is no number from 1 to 65535") from problem
        sender = (parse_qs(parts.query).get("from") or [f"cairn@{parts.hostname}"])[0]
        if any(ord(character) < 32 for character in sender) or "@" not in sender:
            raise BadMailUrl("CAIRN_MAIL_URL must name a sender: ?from=cairn@example.com")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, port, user, password, sender, is_tls, ca_file, seconds)

    def send(self, letter: Letter) -> None:
        """Hands one letter in. Raises OSError or smtplib.SMTPException."""
        with self._door() as server:
            server.send_message(compose(letter, self.sender))

    def try_door(self) -> None:
        """Goes as far as one may hand letters in, and hands none in. Raises as `send` does."""
        with self._door() as server:
            server.noop()

    @contextmanager
    def _door(self) -> Generator[smtplib.SMTP]:
        """The server, once it has let us in."""
        context = ssl.create_default_context()
        if self.ca_file:
            context.load_verify_locations(self.ca_file)
        if self.is_tls:
            opened: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.seconds, context=context)
        else:
            opened = smtplib.SMTP(self.host, self.port, timeout=self.seconds)
        with opened as server:
            server.ehlo()
            if not self.is_tls and server.has_extn("starttls"):
                server.starttls(context=context)
                server.ehlo()
            if self.user:
                server.login(self.user, self.password)
            yield server


class _AddressesWhole(EmailPolicy):
    """As usual, but for the address that ends mail: a line that is folded comes encoded (RFC 2047), and mail programs look for
    an address in angle brackets (RFC 2369).
    """

    def fold(self, name: str, value: str) -> str:
        return f"{name}: {value}{self.linesep}" if name.lower() == WHOLE else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii") if name.lower() == WHOLE else super().fold_binary(name, value)


WHOLE = "list-unsubscribe"
LINES = _AddressesWhole()


def compose(letter: Letter, sender: str) -> EmailMessage:
    """The letter as it goes out."""
    message = EmailMessage(policy=LINES)
    message["From"], message["To"] = sender, letter.to
    message["Subject"] = " ".join(letter.subject.split())[:200]
    message["Date"] = formatdate(localtime=False)
    domain = sender.rpartition("@")[2].strip("> ") or None
    message["Message-ID"] = f"<{letter.key}@{domain}>" if letter.key else make_msgid(domain=domain)
    message["Auto-Submitted"] = "auto-generated"
    if letter.unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text)
    return message
