"""Examples for the gallery and its test."""

from components.provider_buttons import ProviderButtons

EXAMPLES = {
    "none": ProviderButtons(),
    "two": ProviderButtons((("instance", "Harbour login"), ("k3", "Rechtsschutzversicherungsgesellschaften")), "/guides/3"),
}
