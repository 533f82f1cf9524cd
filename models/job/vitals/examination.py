"""All that is looked at when somebody asks how an instance is: a line here is a line on the health page and in `cairn doctor`."""

from collections.abc import Iterable, Iterator

from models.job.vitals.audit_vitals import AUDIT_CHAIN
from models.job.vitals.backup_vitals import BACKUP
from models.job.vitals.database_vitals import DATABASE, MIGRATIONS, VERSIONS
from models.job.vitals.disk_vitals import DISK
from models.job.vitals.key_vitals import KEYS
from models.job.vitals.mail_vitals import MAIL, MAIL_SERVER
from models.job.vitals.maintenance_vitals import MAINTENANCE
from models.job.vitals.outbound_vitals import OUTBOUND
from models.job.vitals.queue_vitals import CHECKS, QUEUES, WORKERS
from models.job.vitals.setting_vitals import SETTINGS
from models.job.vitals.storage_vitals import STORAGE
from models.job.vitals.tenancy_vitals import TENANCY
from models.job.vitals.vital_sign import Look, Patient, VitalSign

LOOKS: tuple[Look, ...] = (
    SETTINGS,
    DATABASE,
    MIGRATIONS,
    TENANCY,
    MAINTENANCE,
    WORKERS,
    QUEUES,
    CHECKS,
    BACKUP,
    STORAGE,
    DISK,
    MAIL,
    MAIL_SERVER,
    OUTBOUND,
    AUDIT_CHAIN,
    KEYS,
    VERSIONS,
)


def examine(patient: Patient, looks: Iterable[Look] = LOOKS, *, thorough: bool) -> Iterator[VitalSign]:
    """The signs in order. What can't be looked at is a bad sign itself, and keeps nothing else from being looked at."""
    has_tables = True
    for look in looks:
        if (look.thorough and not thorough) or (look.with_tables and not has_tables):
            continue
        try:
            signs = list(look.at(patient))
        except Exception as problem:  # noqa: BLE001 - whatever it is, the others are still looked at
            what = f"It could not be checked: {type(problem).__name__}."
            signs = [VitalSign(look.name, "bad", what, "Look into the log of the process that said so.")]
        if look.name in {DATABASE.name, MIGRATIONS.name} and any(sign.state == "bad" for sign in signs):
            has_tables = False
        yield from signs
