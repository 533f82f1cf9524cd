"""Whether there is a backup that somebody could start again from."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from models.backup.backup_run import BackupRun
from models.job.vitals.vital_sign import Look, Patient, VitalSign, ago, of_session

REMEDY = "See that a worker runs; cairn backup makes one and says what is wrong."


def _backup(session: Session, patient: Patient) -> Iterator[VitalSign]:
    good, last = BackupRun.last_good(session), BackupRun.last(session)
    passed = f"{ago((patient.now - good.started_at).total_seconds())} ago" if good else ""
    sentence = f"The last one was made, and restored on trial, {passed}." if good else "There is none yet."
    is_overdue = BackupRun.is_overdue(session, patient.now)
    yield VitalSign("Backup", "bad" if is_overdue else "good", sentence, REMEDY if is_overdue else "", is_shared=True)
    if last and last.problem:
        yield VitalSign("Last backup", "watch", last.problem, "Mend that; it is tried again each hour.")


BACKUP = Look("Backup", of_session(_backup))
