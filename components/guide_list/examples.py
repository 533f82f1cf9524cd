"""Examples for the gallery and its test."""

from components.empty_state import EmptyState
from components.guide_list import Bulk, GuideList
from components.guide_row.examples import EXAMPLES as ROWS

EXAMPLES = {
    "several": GuideList(tuple(ROWS.values()), bulk=Bulk(("Onboarding", "Q4"))),
    "just archived": GuideList((ROWS["live"],), bulk=Bulk((), "2 guides are archived.", "/guide-archivals", "delete", (7, 9))),
    "refused": GuideList((ROWS["live"],), bulk=Bulk(problem="Choose at least one guide.")),
    "a page": GuideList((ROWS["live"],), first=21, total=41, before="/guides", after="/guides?page=3"),
    "the last page": GuideList((ROWS["live"],), first=41, total=41, before="/guides?page=2"),
    "of a site": GuideList((ROWS["live"],), total=41, everywhere="/guides?site=3"),
    "none": GuideList(
        empty=EmptyState("No guides yet", "Show your visitors the way.", "Make your first guide", "/guides/new", "steps")
    ),
}
