"""Examples for the gallery and its test."""

from components.site_display_form import SiteDisplayForm

EXAMPLES = {
    "one tour a day": SiteDisplayForm(1, "abc", "Europe/Berlin", "1", "staging.acme.example\n*.preview.acme.example"),
    "refused": SiteDisplayForm(1, "abc", "Moon/Base", "many", "a b/c", {"zone": "Choose a time zone of the list."}),
}
