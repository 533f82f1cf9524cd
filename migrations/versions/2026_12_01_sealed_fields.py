"""keys of data and of subjects, and room for sealed personal fields with their blind indexes

Nothing is sealed here, which takes keys: `cairn migrate` does that next, row by row.
"""

import sqlalchemy as sa
from alembic import op

revision = "2026_12_01_sealed_fields"
down_revision = "2026_12_01_maintenance"
branch_labels = None
depends_on = None

WIDER = {
    "members": {"email": 254, "name": 100},
    "address_changes": {"email": 254},
    "invitations": {"email": 254},
    "set_up_links": {"email": 254},
    "member_sessions": {"device": 60},
    "passkeys": {"credential": 1400, "name": 60},
    "provider_identities": {"subject": 255, "email": 254},
    "review_comments": {"guest": 80},
    "deliveries": {"problem": 500},
}
"""Table → column that will hold envelopes → how many characters it held."""

UNIQUE = {
    "members": (["email"], ["email_index"]),
    "invitations": (["organisation_id", "email"], ["organisation_id", "email_index"]),
    "passkeys": (["credential"], ["credential_index"]),
    "provider_identities": (["issuer", "subject"], ["subject_index"]),
}
"""Table → what was unique, and the index that is from now on."""


def upgrade() -> None:
    op.create_table(
        "data_keys",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wrapped", sa.Text(), nullable=False),
        sa.Column("master", sa.String(length=16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_keys")),
    )
    op.create_table(
        "subject_keys",
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_subject_keys")),
    )
    op.create_index(op.f("ix_subject_keys_made_at"), "subject_keys", ["made_at"])
    for table, columns in WIDER.items():
        before, after = UNIQUE.get(table, ([], []))
        with op.batch_alter_table(table) as batch:
            for name, length in columns.items():
                batch.alter_column(name, existing_type=sa.String(length=length), type_=sa.Text(), existing_nullable=False)
            if table == "set_up_links":
                batch.drop_index("ix_set_up_links_email")
            if table in {*UNIQUE, "set_up_links"}:
                batch.add_column(sa.Column(after[-1] if after else "email_index", sa.String(length=64), nullable=True))
            if after:
                batch.drop_constraint(f"uq_{table}_{'_'.join(before)}", type_="unique")
                batch.create_unique_constraint(f"uq_{table}_{'_'.join(after)}", after)
            if table == "deliveries":
                batch.alter_column("body", existing_type=sa.JSON(), type_=sa.Text(), postgresql_using="body::text")
                batch.add_column(sa.Column("about", sa.String(length=80), nullable=False, server_default=""))
    op.create_index(op.f("ix_set_up_links_email_index"), "set_up_links", ["email_index"])


def downgrade() -> None:
    """What is sealed by now stays so, and can't be read by the release before."""
    op.drop_index(op.f("ix_set_up_links_email_index"), table_name="set_up_links")
    for table in WIDER:
        before, after = UNIQUE.get(table, ([], []))
        with op.batch_alter_table(table) as batch:
            if after:
                batch.drop_constraint(f"uq_{table}_{'_'.join(after)}", type_="unique")
                batch.create_unique_constraint(f"uq_{table}_{'_'.join(before)}", before)
            if table in {*UNIQUE, "set_up_links"}:
                batch.drop_column(after[-1] if after else "email_index")
            if table == "deliveries":
                batch.drop_column("about")
    op.create_index("ix_set_up_links_email", "set_up_links", ["email"])
    op.drop_table("subject_keys")
    op.drop_table("data_keys")
