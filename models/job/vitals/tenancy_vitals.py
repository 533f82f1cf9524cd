"""Whether PostgreSQL itself keeps tenants apart from the role that serves."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from models.job.vitals.vital_sign import Look, Patient, VitalSign, of_session

HELD = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
  SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'USAGE') AND tablename = 'sites'
) FROM pg_roles WHERE rolname = current_user
"""


def _tenancy(session: Session, _patient: Patient) -> Iterator[VitalSign]:
    if session.get_bind().dialect.name != "postgresql":
        return
    if session.scalar(text(HELD)):
        yield VitalSign(
            "Tenants",
            "watch",
            "The role that serves owns the tables or may bypass their rules: only Cairn's own queries keep tenants apart.",
            "Serve with a role of its own, and name the owner in CAIRN_OWNER_DATABASE_URL for cairn migrate.",
        )
    else:
        yield VitalSign("Tenants", "good", "PostgreSQL shows the role that serves one organisation's rows at a time.")


TENANCY = Look("Tenants", of_session(_tenancy))
