"""Examples for the gallery and its test."""

from components.placement_picker import PlacementPicker
from models.guide import Step

EXAMPLES = {
    kind: PlacementPicker.of(Step(kind, kind, placement=placement))
    for kind, placement in (("tooltip", "right-start"), ("slideout", "bottom-right"), ("banner", "top"))
}
