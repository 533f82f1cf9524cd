"""Whether members are kept out: who forgot that should read it."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from models.job.vitals.vital_sign import Look, Patient, VitalSign, ago, of_session
from models.support.maintenance import Maintenance


def _maintenance(session: Session, patient: Patient) -> Iterator[VitalSign]:
    if present := Maintenance.present(session):
        passed = ago((patient.now - present.since).total_seconds())
        sentence = f"Members have been kept out for {passed}; visitors are served."
        yield VitalSign("Maintenance", "watch", sentence, "cairn maintenance off lets them in again.")


MAINTENANCE = Look("Maintenance", of_session(_maintenance))
