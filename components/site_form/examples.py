"""Examples for the gallery and its test."""

from components.site_form import SiteForm, Twin

EXAMPLES = {
    "new": SiteForm(),
    "refused": SiteForm("Harbour", "ftp://app.harbour.example", "Only http:// and https:// addresses can be used."),
    "twice": SiteForm("Port", "app.harbour.example", twin=Twin(1, "Harbour", "https://app.harbour.example/")),
    "kept": SiteForm("Harbour", "https://app.harbour.example/", site_id=1),
    "signs in": SiteForm("Harbour", "https://app.harbour.example/", site_id=1, signs_in_at="https://app.harbour.example"),
    "moved": SiteForm("Harbour", "https://new.harbour.example/", site_id=1, left_origin="https://app.harbour.example"),
}
