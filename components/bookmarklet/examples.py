"""Examples for the gallery and its test."""

from components.bookmarklet import Bookmarklet

EXAMPLES = {"a site's": Bookmarklet(1, "Harbour", "javascript:(d=>{})(document)")}
