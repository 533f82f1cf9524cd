"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.version_list import VersionLine, VersionList

_THEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_LINES = (
    VersionLine("ab" * 32, "Spring season", "Spring season", "Maren Holm", _THEN, ("production", "staging"), 2, may_restore=True),
    VersionLine("cd" * 32, "Version cdcdcdcd", "", "Ole Brandt", _THEN, (), 0, may_restore=False),
)
EXAMPLES = {
    "several": VersionList(1, _LINES, may_edit=True, said="Spring season is the draft now."),
    "viewer": VersionList(2, _LINES),
    "none": VersionList(3),
}
