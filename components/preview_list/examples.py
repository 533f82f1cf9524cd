"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.preview_list import PreviewEntry, PreviewList

_MADE, _UNTIL = datetime(2026, 11, 26, 9, 0, tzinfo=UTC), datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
_MINE = PreviewEntry("abc", "The draft as it is", "You", _MADE, _UNTIL, may_end=True)
_THEIRS = PreviewEntry("def", "Version 0a1b2c3d", "Donaudampfschifffahrtsgesellschaftskapitän", _MADE, _UNTIL, may_end=False)

_OWN = PreviewEntry("own", "Live only for one browser: the draft", "You", _MADE, _UNTIL, may_end=True)

EXAMPLES = {
    "none": PreviewList(1),
    "one": PreviewList(1, (_MINE,)),
    "live for one browser": PreviewList(1, (_OWN,)),
    "of several people": PreviewList(
        1, (_MINE, _THEIRS, PreviewEntry("ghi", "Draft 3, an earlier one", "You", _MADE, _UNTIL, True))
    ),
}
