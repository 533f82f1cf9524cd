"""Settings that can be used, and still should not stay as they are where strangers come."""

from collections.abc import Iterator

from models.job.vitals.vital_sign import Look, Patient, VitalSign


def _settings(patient: Patient) -> Iterator[VitalSign]:
    settings = patient.settings
    found: list[tuple[str, str]] = []
    if not settings.production:
        found.append(("It runs for development.", "Set CAIRN_ENV=production where others reach it."))
    elif not settings.is_secure:
        found.append(("Passwords and cookies travel in the clear.", "Give CAIRN_BASE_URL an https address."))
    elif not settings.trusted_proxies:
        found.append(
            ("No proxy is trusted, so all visitors look like one and share its limits.", "Name yours in CAIRN_TRUSTED_PROXIES.")
        )
    if settings.production and settings.database_url.startswith("sqlite") and settings.web_concurrency > 4:
        found.append(("Many processes share one SQLite file.", "Use PostgreSQL, or fewer processes (WEB_CONCURRENCY)."))
    for sentence, remedy in found:
        yield VitalSign("Settings", "watch", sentence, remedy)
    if not found:
        yield VitalSign("Settings", "good", "Each can be used.")


SETTINGS = Look("Settings", _settings, with_tables=False)
