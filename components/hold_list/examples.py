"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.hold_list import HoldLine, HoldList

_SINCE = datetime(2026, 12, 1, 9, tzinfo=UTC)

EXAMPLES = {
    "none": HoldList(),
    "some": HoldList(
        (
            HoldLine("organisation", 3, "Harbour (k2j4h6g8f0d1)", _SINCE, "Case 4711, district court"),
            HoldLine("member", 8, "maren@harbour.example", _SINCE, "Case 4712"),
        )
    ),
    "refused": HoldList((), "nobody@harbour.example", "Case 4711", "Nobody here is called that."),
    "without a case": HoldList((), "maren@harbour.example", "", "Say which case it is for.", "reason"),
}
