"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.draft_comments import DraftComment, DraftComments

_LINES = (DraftComment(1, "Which berth?", "Maren Holm", datetime(2026, 11, 25, 9, 0, tzinfo=UTC), "Your berths"),)
_STEPS = (("s1", "Your berths"),)
EXAMPLES = {
    "empty": DraftComments(1, (), _STEPS, may_comment=True),
    "said": DraftComments(1, _LINES, _STEPS),
    "refused": DraftComments(1, _LINES, _STEPS, may_comment=True, said="  ", problem="Write what you noticed."),
}
