"""How large an export may be, looked at before it is parsed."""

import re

MEGABYTE = 1_000_000
LARGEST_DOCUMENT, LARGEST_PICTURES = 5 * MEGABYTE, 50 * MEGABYTE
_PICTURE = re.compile(rb'"data"\s*:\s*"[A-Za-z0-9+/=]*+"')


class TooLarge(ValueError):
    """More than is read; the sentence says how much there is and how much may be."""


def assert_size(text: bytes, document: int = LARGEST_DOCUMENT, pictures: int = LARGEST_PICTURES) -> None:
    """Raises TooLarge. What looks like a picture's bytes counts as one, the rest as document."""
    together = document + pictures * 4 // 3 + MEGABYTE
    if len(text) > together:  # which may be its beginning alone
        raise TooLarge(f"The file has more than {_megabytes(together)}, the most for document and pictures together.")
    coded = sum(len(found[0]) for found in _PICTURE.finditer(text))
    for what, size, most in (("document", len(text) - coded, document), ("pictures", coded * 3 // 4, pictures)):
        if size > most:
            verb = "have" if what == "pictures" else "has"
            raise TooLarge(f"The {what} {verb} {_megabytes(size)}; at most {_megabytes(most)} are read.")


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB"
