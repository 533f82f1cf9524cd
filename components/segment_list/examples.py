"""Examples for the gallery and its test."""

from components.segment_list import SegmentLine, SegmentList

_STARTS = (("returning", "visitors with at least 2 visits"), ("phone", "visitors on a phone"))
EXAMPLES = {
    "none": SegmentList(1, (), _STARTS, may_edit=True),
    "several": SegmentList(
        1,
        (
            SegmentLine(1, "Free plan", 'Visitors whose plan is "free".', 2),
            SegmentLine(2, "Second visit", "Visitors with at least 2 visits.", 0),
        ),
        _STARTS,
        may_edit=True,
    ),
    "viewer": SegmentList(1, (SegmentLine(1, "Free plan", 'Visitors whose plan is "free".', 1),)),
    "refused": SegmentList(1, (), _STARTS, may_edit=True, name="Free", problem="There is a segment called Free already."),
}
