"""Examples for the gallery and its test."""

from components.version_comparison import Side, VersionComparison
from models.guide.version_difference import Change, StepDifference, VersionDifference, by_word

_STEPS = (
    StepDifference("s1", 1, "Save here", "changed", (Change("Title", by_word("Save here", "Keep it here")),)),
    StepDifference("s2", 2, "Goodbye", "removed"),
)
_BEFORE = Side("Version 1f2e3d4c", {"steps": {"s1": {}, "s2": {}}})
EXAMPLES = {
    "two": VersionComparison(
        1,
        _BEFORE,
        Side("Spring season", {"steps": {"s1": {}}}),
        VersionDifference((), _STEPS),
        ("Everybody sees it once.", "Nobody."),
    ),
}
