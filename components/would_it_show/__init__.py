"""*Would it show?* A visitor and a moment made up by choosing, judged by the evaluator that runs in visitors' browsers."""

import json
from dataclasses import dataclass

from components import Component

LANGUAGES = {"en-US": "English (US)", "en-GB": "English (UK)", "de-DE": "German", "fr-FR": "French", "es-ES": "Spanish"} | {
    "it-IT": "Italian",
    "nl-NL": "Dutch",
    "pl-PL": "Polish",
    "pt-BR": "Portuguese",
    "sv-SE": "Swedish",
    "ja-JP": "Japanese",
}
DEVICES = {"desktop": "Computer", "tablet": "Tablet", "mobile": "Phone"}
BROWSERS = {"chrome": "Chrome", "edge": "Edge", "firefox": "Firefox", "safari": "Safari", "opera": "Opera"} | {
    "samsung": "Samsung",
    "other": "Another one",
}


@dataclass(frozen=True)
class WouldItShow(Component):
    """`attributes` are pairs of a declared name and its type. Everything else is asked for as the rules need it, in the page.

    `live` are the site's other live guides as JSON.
    """

    address: str
    attributes: tuple[tuple[str, str], ...] = ()
    live: str = "[]"

    @property
    def attributes_json(self) -> str:
        return json.dumps(dict(self.attributes))

    @property
    def languages(self) -> dict[str, str]:
        return LANGUAGES

    @property
    def devices(self) -> dict[str, str]:
        return DEVICES

    @property
    def browsers(self) -> dict[str, str]:
        return BROWSERS
