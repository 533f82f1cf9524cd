"""Examples for the gallery and its test."""

from components.segment_builder.examples import EXAMPLES as BUILDERS
from components.segment_form import SegmentForm

EXAMPLES = {
    "unused": SegmentForm(1, 1, "Free plan", BUILDERS["several"], state="Saved"),
    "refused": SegmentForm(1, 1, "", BUILDERS["refused"], ((1, "Welcome"),), {"name": "Give the segment a name."}),
}
