"""Examples for the gallery and its test."""

from components.site_showing import SiteShowing

EXAMPLES = {
    "one tour a day": SiteShowing(1, "abc", "Europe/Berlin", "1", "staging.acme.example\n*.preview.acme.example"),
    "refused": SiteShowing(1, "abc", "Moon/Base", "many", "a b/c", {"zone": "Choose a time zone of the list."}),
}
