"""add keys of organisations, and one for each that is there"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "2026_11_29_organisation_keys"
down_revision = "2026_11_29_event_intake"
branch_labels = None
depends_on = None

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def upgrade() -> None:
    with op.batch_alter_table("organisations") as batch_op:
        batch_op.add_column(sa.Column("key", sa.String(length=24), nullable=True))
    organisations = sa.table("organisations", sa.column("id", sa.Integer), sa.column("key", sa.String))
    connection = op.get_bind()
    for (organisation_id,) in connection.execute(sa.select(organisations.c.id)).all():
        key = "".join(secrets.choice(ALPHABET) for _ in range(12))
        connection.execute(organisations.update().where(organisations.c.id == organisation_id).values(key=key))
    with op.batch_alter_table("organisations") as batch_op:
        batch_op.alter_column("key", existing_type=sa.String(length=24), nullable=False)
        batch_op.create_unique_constraint(op.f("uq_organisations_key"), ["key"])


def downgrade() -> None:
    with op.batch_alter_table("organisations") as batch_op:
        batch_op.drop_constraint(op.f("uq_organisations_key"), type_="unique")
        batch_op.drop_column("key")
