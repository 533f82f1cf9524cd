"""Examples for the gallery and its test."""

from components.kind_picker import KindPicker

EXAMPLES = {"tooltip": KindPicker("tooltip"), "banner": KindPicker("banner")}
