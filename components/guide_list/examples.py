"""Examples for the gallery and its test."""

from components.empty_state import EmptyState
from components.guide_list import GuideList
from components.guide_row.examples import EXAMPLES as ROWS

EXAMPLES = {
    "several": GuideList(tuple(ROWS.values())),
    "cut": GuideList((ROWS["live"],), is_cut=True),
    "none": GuideList(
        empty=EmptyState("No guides yet", "Show your visitors the way.", "Make your first guide", "/guides/new", "steps")
    ),
}
