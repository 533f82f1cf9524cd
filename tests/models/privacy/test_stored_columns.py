"""The list of all columns: nothing is stored that nobody decided how to store."""

from collections import Counter

from models.job.sealed_table import sealed_tables
from models.privacy.stored_column import StoredAs
from models.privacy.stored_columns import PLANES, stored_columns
from models.schema import metadata

SEALED_UNDER_THEIR_OWN_KEYS = {("audit_entries", "sealed")}
"""Entries of the log are sealed under keys of persons and months, which are sealed themselves."""

PERSONAL_WORDS = ("email", "device", "guest", "phone", "password", "secret", "token")


def test_promise_m1_every_column_is_in_the_list_once_and_the_list_has_no_other():
    listed = Counter((one.table, one.name) for one in stored_columns())
    assert [place for place, times in listed.items() if times > 1] == []
    there = {(table.name, column.name) for table in metadata.tables.values() for column in table.columns}
    assert there - set(listed) == set(), "say in models/privacy how these are kept"
    assert set(listed) - there == set(), "these are gone"


def test_promise_m1_every_column_says_what_for_and_how_long():
    untagged = {f"{one.table}.{one.name}" for one in stored_columns() if not one.purpose.strip() or one.retention is None}
    assert untagged == set(), "say in models/privacy what these are for, and how long they are kept"
    assert {one.plane for one in stored_columns()} == {"member", "visitor", "content", "operations"}


def test_a_purpose_of_its_own_is_of_a_column_that_is_there():
    strange = {
        f"{name}.{column}"
        for tables in PLANES.values()
        for name, table in tables.items()
        for column in table.purposes
        if column not in table.ways
    }
    assert strange == set()


def test_promise_m5_what_the_list_calls_sealed_is_sealed_by_its_row_and_nothing_else_is():
    listed = {(one.table, one.name) for one in stored_columns() if one.kept is StoredAs.SEALED}
    sealed = {
        (table.name, getattr(table.rows, name).property.columns[0].name) for table in sealed_tables() for name in table.attributes
    }
    assert listed == sealed | SEALED_UNDER_THEIR_OWN_KEYS


def test_promise_m5_columns_with_a_personal_name_are_sealed_or_hashed():
    """Of what a name can tell: a new column that is called so can't be listed as something else."""
    open_ways = {StoredAs.CONTENT, StoredAs.FACT, StoredAs.LINK, StoredAs.COUNT}
    found = {
        f"{one.table}.{one.name}"
        for one in stored_columns()
        if one.kept in open_ways and any(word in one.name for word in PERSONAL_WORDS)
    }
    assert found == {"organisation_domains.token", "counts.device", "step_counts.device"}, (
        "published in DNS; desktop, tablet or mobile"
    )
