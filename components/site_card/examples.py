"""Examples for the gallery and its test."""

from components.site_card import SiteCard

EXAMPLES = {
    "alive": SiteCard(1, "Harbour", "https://app.harbour.example", 3, "alive"),
    "lost": SiteCard(2, "Old Harbour", "https://old.harbour.example", 1, "lost"),
    "unseen": SiteCard(3, "A product with a name that is rather long", "https://a-very-long-host-name.example.com", 0, "unseen"),
}
