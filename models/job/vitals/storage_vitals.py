"""Whether what visitors get can be put where a CDN takes it from."""

from collections.abc import Iterator

from models.job.vitals.vital_sign import Look, Patient, VitalSign
from models.support.storage import Storage, StorageProblem


def _storage(patient: Patient) -> Iterator[VitalSign]:
    address = patient.settings.storage_url
    if not address:
        return
    try:
        Storage(address).probe()
    except (StorageProblem, OSError) as problem:
        yield VitalSign("Storage", "bad", str(problem), "Look at CAIRN_STORAGE_URL, and at the AWS_ settings for S3.")
    else:
        yield VitalSign("Storage", "good", f"{address} takes files and gives them back.")


STORAGE = Look("Storage", _storage, with_tables=False, thorough=True)
