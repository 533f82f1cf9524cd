"""Whether anybody changed the audit log."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from models.account.audit_faults import faults_of
from models.job.vitals.vital_sign import Look, Patient, VitalSign, of_session


def _audit(session: Session, patient: Patient) -> Iterator[VitalSign]:
    faults = faults_of(session, patient.sealer)
    if faults:
        yield VitalSign(
            "Audit log",
            "bad",
            f"It contradicts itself in {len(faults)} place{'' if len(faults) == 1 else 's'}: somebody changed it.",
            "cairn audit verify lists them; compare with a backup.",
        )
    else:
        yield VitalSign("Audit log", "good", "It is as it was written.")


AUDIT_CHAIN = Look("Audit log", of_session(_audit), thorough=True)
