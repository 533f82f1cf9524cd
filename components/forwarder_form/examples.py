"""Examples for the gallery and its test."""

from components.forwarder_form import ForwarderForm

EXAMPLES = {
    "none": ForwarderForm(1, ()),
    "two": ForwarderForm(2, ("data_layer", "segment"), "Saved"),
    "looked at": ForwarderForm(3, ("posthog",), may_edit=False),
}
