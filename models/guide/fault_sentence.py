"""Where in a guide a fault is, in an author's words: `steps[2].buttons[0].label` is *step 3, button 1, label*."""

import re
from collections.abc import Sequence

_WORDS = {"body": "text", "steps": "list of steps", "rules": "when it shows", "of": "wording"}
_LISTED = {"steps": "step", "buttons": "button", "advance": "way to go on", "include": "page", "exclude": "excluded page"}
_PART = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def fault_sentence(faults: Sequence[tuple[str, str]]) -> str:
    """The first three faults as one sentence each."""
    return " ".join(f"{_capital(place_in_words(path))} {sentence}." for path, sentence in faults[:3])


def place_in_words(path: str) -> str:
    parts = [_part(name, number) for name, number in _PART.findall(path)]
    if len(parts) > 1:
        return f"{', '.join(parts)},"
    return f"the {parts[0]}" if parts and not parts[0][-1].isdigit() else (parts or ["the guide"])[0]


def _part(name: str, number: str) -> str:
    if number:
        return f"{_LISTED.get(name, name.replace('_', ' '))} {int(number) + 1}"
    return _WORDS.get(name, name.replace("_", " "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
