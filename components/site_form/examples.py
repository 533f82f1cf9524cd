"""Examples for the gallery and its test."""

from components.site_form import SiteForm

EXAMPLES = {
    "new": SiteForm(),
    "refused": SiteForm("Harbour", "app.harbour.example", "Start the address with its scheme: https://app.harbour.example"),
    "kept": SiteForm("Harbour", "https://app.harbour.example/", site_id=1),
    "signs in": SiteForm("Harbour", "https://app.harbour.example/", site_id=1, signs_in_at="https://app.harbour.example"),
    "moved": SiteForm("Harbour", "https://new.harbour.example/", site_id=1, left_origin="https://app.harbour.example"),
}
