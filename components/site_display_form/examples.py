"""Examples for the gallery and its test."""

from components.site_display_form import SiteDisplayForm

EXAMPLES = {
    "one tour a day": SiteDisplayForm(1, "Europe/Berlin", "1", "staging.acme.example\n*.preview.acme.example"),
    "refused": SiteDisplayForm(1, "Moon/Base", "many", "a b/c", {"zone": "Choose a time zone of the list."}),
    "one of them saved": SiteDisplayForm(1, "Europe/Berlin", "2", "", state="Saved", groups=("budget",)),
    "a reviewer's": SiteDisplayForm(1, "Europe/Berlin", "2", "", may_edit=False),
}
