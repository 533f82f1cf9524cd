"""Examples for the gallery and its test."""

from components.new_guide_form import NewGuideForm

_SITES = ((1, "Harbour"), (2, "Harbour handbook"))
EXAMPLES = {
    "empty": NewGuideForm(_SITES, 1, "https://app.harbour.example/"),
    "refused": NewGuideForm(
        _SITES, 2, "boats", "hotspots", "Berths", {"address": "Start the address with its scheme: https://boats"}
    ),
}
