"""Whether the keys are as they should be: the master key, the age of the newest data key, and those before it."""

from collections.abc import Iterator

from models.job.key_health import key_faults
from models.job.vitals.vital_sign import Look, Patient, VitalSign


def _keys(patient: Patient) -> Iterator[VitalSign]:
    faults = key_faults(patient.database, patient.now)
    for fault in faults:
        yield VitalSign("Keys", "bad" if fault.is_grave else "watch", fault.sentence)
    if not faults:
        yield VitalSign("Keys", "good", "The newest data key is young enough, and nothing is sealed under an older one.")


KEYS = Look("Keys", _keys)
