"""A letter that says nothing but that mail works, handed to the mail server at once, and what that server answered."""

import smtplib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from models.account.mail_address import read_mail_address
from models.account.minute_count import MinuteCount
from models.integration.mail import BadMailUrl, Letter, Postbox
from models.support.hour_key import HOUR, HourKey, hour_name

SUBJECT = "Cairn can send mail"

MOST_AN_HOUR = 5
"""So often in an hour of the clock somebody may try from a screen."""

PATIENCE = 10.0
"""Seconds that a screen waits for each thing that the server has to say."""

TrialState = Literal["taken", "refused", "silent", "unreachable", "unusable", "unset"]


@dataclass(frozen=True)
class TrialAnswer:
    """What became of a letter: the server took it, refused it, took the connection and said nothing, or could not be reached; or
    the setting names no server (`unset`) or none that can be asked (`unusable`). `said` is its own sentence, on one line.
    """

    state: TrialState
    said: str = ""


def trial_letter(to: str, base_url: str) -> Letter:
    """Raises BadMailAddress where `to` is no address."""
    text = f"Somebody who runs the Cairn at {base_url} tried whether its mail arrives. It does.\n"
    return Letter(read_mail_address(to), SUBJECT, text)


def may_try_again(session: Session, member_id: int, now: datetime) -> bool:
    """Counts one more trial of a member, for all processes, under a name that nobody can read when its hour is over."""
    minutes = HOUR // 60
    last_minute = (int(now.timestamp()) // HOUR + 1) * minutes - 1
    name = hour_name(HourKey.at(session, now), "trial letter", str(member_id))
    return MinuteCount.add(session, name, last_minute) <= MOST_AN_HOUR


def hand_in(letter: Letter, mail_url: str, ca_file: str = "", seconds: float | None = None) -> TrialAnswer:
    """Hands it to the server, past the outbox, and waits for the answer to each command for so many `seconds`, else for
    `PATIENCE`.
    """
    if not mail_url:
        return TrialAnswer("unset")
    try:
        Postbox.read(mail_url, ca_file, seconds or PATIENCE).send(letter)
    except BadMailUrl as problem:
        return TrialAnswer("unusable", str(problem))
    except smtplib.SMTPRecipientsRefused as problem:
        return TrialAnswer("refused", _sentence(*next(iter(problem.recipients.values()))))
    except smtplib.SMTPResponseException as problem:
        return TrialAnswer("refused", _sentence(problem.smtp_code, problem.smtp_error))
    except (OSError, ValueError) as problem:
        return TrialAnswer(_fault(problem), " ".join(str(problem).split()) or type(problem).__name__)
    return TrialAnswer("taken")


def _fault(problem: OSError | ValueError) -> TrialState:
    """`smtplib` closes a connection on which nothing is said for too long, and calls it closed."""
    if isinstance(problem, TimeoutError) or isinstance(problem.__context__, TimeoutError):
        return "silent"
    is_answer = isinstance(problem, smtplib.SMTPException) and not isinstance(problem, smtplib.SMTPServerDisconnected)
    return "refused" if is_answer else "unreachable"


def _sentence(code: int, text: bytes | str) -> str:
    """As the server said it, such as `550 No such user here`."""
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(f"{code} {said}".split())[:500]
