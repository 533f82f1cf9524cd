"""Whether mail is set up, and whether the server that takes it answers."""

import smtplib
from collections.abc import Iterator

from models.integration.mail import BadMailUrl, Postbox
from models.job.vitals.vital_sign import Look, Patient, VitalSign


def _set_up(patient: Patient) -> Iterator[VitalSign]:
    if patient.settings.mail_url:
        yield VitalSign("Mail", "good", "A server for mail is set.", is_shared=True)
    else:
        yield VitalSign(
            "Mail",
            "watch",
            "None is sent: invitations, new passwords and news wait or are handed over by hand.",
            "Set CAIRN_MAIL_URL.",
            is_shared=True,
        )


def _server(patient: Patient) -> Iterator[VitalSign]:
    if not patient.settings.mail_url:
        return
    try:
        Postbox.read(patient.settings.mail_url, patient.settings.operating.ca_file).try_door()
    except (BadMailUrl, OSError, smtplib.SMTPException) as problem:
        said = " ".join(str(problem).split()) or type(problem).__name__
        yield VitalSign("Mail server", "bad", f"It does not take us in: {said}", "Mend CAIRN_MAIL_URL, or the server.")
    else:
        yield VitalSign("Mail server", "good", "It answers, and takes what we sign in with.")


MAIL = Look("Mail", _set_up, with_tables=False)
MAIL_SERVER = Look("Mail server", _server, with_tables=False, thorough=True)
