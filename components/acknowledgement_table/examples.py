"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.acknowledgement_table import AcknowledgementLine, AcknowledgementTable

_AT = datetime(2026, 12, 1, 9, tzinfo=UTC)

EXAMPLES = {
    "none": AcknowledgementTable(0, ()),
    "some": AcknowledgementTable(
        2,
        (
            AcknowledgementLine("Maren", "maren@harbour.example", 2, _AT),
            AcknowledgementLine("Ole", "ole@harbour.example", 1, _AT),
            AcknowledgementLine("Ida", "ida@harbour.example", None, None),
        ),
    ),
}
