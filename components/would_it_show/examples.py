"""Examples for the gallery and its test."""

from components.would_it_show import WouldItShow

EXAMPLES = {
    "no attributes": WouldItShow("https://app.example.com/"),
    "two attributes": WouldItShow("https://app.example.com/boats", (("plan", "text"), ("seats", "number"))),
}
