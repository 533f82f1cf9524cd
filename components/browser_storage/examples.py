"""Examples for the gallery and its test."""

from components.browser_storage import BrowserPlace, BrowserStorage

EXAMPLES = {
    "both areas": BrowserStorage(
        (
            BrowserPlace(
                "localStorage", "cairn:{site key}", "So that a guide does not come again.", "until it is cleared", 16384
            ),
            BrowserPlace("sessionStorage", "cairn:{site key}", "So that a tour goes on.", "until the tab is closed"),
        )
    )
}
