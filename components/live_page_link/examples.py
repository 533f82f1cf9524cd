"""Examples for the gallery and its test."""

from components.live_page_link import LivePageLink

EXAMPLES = {
    "a step's target": LivePageLink(1, "s-1", "point"),
    "the main thing to do": LivePageLink(1, "s-1", "point", main=True),
    "a recording": LivePageLink(1, "", "record"),
}
