"""Languages a guide can be written in: their tags (BCP 47), their names, and the one word the player brings itself."""

import re

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "pt-BR": "Portuguese (Brazil)", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh-Hans": "Chinese (simplified)", "zh-Hant": "Chinese (traditional)",
}  # fmt: skip
"""Offered for choosing; any other well-formed tag can be typed."""

BY_NAME = {name.casefold(): tag for tag, name in NAMES.items()}

CLOSE = {
    "ar": "إغلاق", "bg": "Затваряне", "ca": "Tanca", "cs": "Zavřít", "da": "Luk", "de": "Schließen", "el": "Κλείσιμο",
    "es": "Cerrar", "et": "Sulge", "fa": "بستن", "fi": "Sulje", "fr": "Fermer", "he": "סגירה", "hi": "बंद करें", "hr": "Zatvori",
    "hu": "Bezárás", "id": "Tutup", "is": "Loka", "it": "Chiudi", "ja": "閉じる", "ko": "닫기", "lt": "Uždaryti", "lv": "Aizvērt",
    "nb": "Lukk", "nl": "Sluiten", "pl": "Zamknij", "pt": "Fechar", "ro": "Închide", "ru": "Закрыть", "sk": "Zavrieť",
    "sl": "Zapri", "sr": "Затвори", "sv": "Stäng", "th": "ปิด", "tr": "Kapat", "uk": "Закрити", "ur": "بند کریں", "vi": "Đóng",
    "nn": "Lukk", "no": "Lukk", "zh": "关闭", "zh-Hant": "關閉",
}  # fmt: skip
"""What the cross of a step is called by a screen reader."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?\Z")


class BadLanguage(ValueError):
    """Something that is no language tag."""


def read_language(text: str) -> str:
    """A tag as it is usually written: `pt-BR`, `zh-Hant`. Raises BadLanguage."""
    text = text.strip().replace("_", "-")
    if not _TAG.match(text):
        raise BadLanguage("This is no language: choose one of the list, or write its code, such as de, pt-BR or zh-Hant.")
    first, *rest = text.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def name_of(tag: str) -> str:
    """`German`, `German (AT)`; a tag that is not known by a name stays as it is."""
    first, _, rest = tag.partition("-")
    return NAMES.get(tag) or (f"{NAMES[first]} ({rest})" if first in NAMES and rest else tag)


def is_right_to_left(tag: str) -> bool:
    return tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


def close_word(tag: str) -> str:
    """Empty where it is the player's own, English."""
    return CLOSE.get(tag) or CLOSE.get(tag.split("-", maxsplit=1)[0], "")
