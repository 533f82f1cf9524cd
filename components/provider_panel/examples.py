"""Examples for the gallery and its test."""

from components.provider_panel import ProviderLine, ProviderPanel

BACK = "https://cairn.example/sign-in/with/k3k3k3k3k3k3-1/answer"
LINK = "https://cairn.example/sign-in/at/k3k3k3k3k3k3"
ACME = ProviderLine(BACK, 1, "Acme", "https://login.acme.example", "cairn", has_secret=True)
REFUSED = ProviderLine(
    BACK, 0, "Acme", "login.acme.example", "", problems={"issuer": "An issuer looks like https://login.example.com."}
)

EXAMPLES = {
    "none": ProviderPanel((), ProviderLine(BACK), LINK),
    "one, required": ProviderPanel((ACME,), ProviderLine(BACK), LINK, required=True),
    "refused": ProviderPanel((ACME,), REFUSED, LINK, problem="Turn the requirement off first."),
}
