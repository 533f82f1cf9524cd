"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.deletion_list import DeletedLine, DeletionList

_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
EXAMPLES = {
    "none": DeletionList(),
    "some": DeletionList(
        (
            DeletedLine("Summer fair", "Tour · Harbour", _AT, 29, "/guides/1/deletion"),
            DeletedLine("Port", "Site · https://port.example", _AT, 1, ""),
        ),
        "Welcome is back.",
    ),
}
