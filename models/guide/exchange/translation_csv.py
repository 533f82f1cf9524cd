"""Translations as CSV (RFC 4180), for spreadsheets.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is taken away again on the way in.
"""

import csv
import io

from models.guide.exchange.translation_import import (
    FileEntry,
    FileRefused,
    ImportedTranslations,
    import_translations,
    refuse_too_large,
)
from models.guide.guide_document import GuideDocument
from models.guide.translation import MOST_TEXTS, texts_of

FIRST = ("text", "what", "wording")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_APOSTROPHE = "'"
_COMMAS = (",", ";", "\t")
"""Spreadsheets write a semicolon where the comma is in numbers, and tabs in what they call Unicode text."""
_WORDS = {"title": "Title", "body": "Text", "button": "Button", "name": "What to open"}


def write_csv(document: GuideDocument, language: str) -> str:
    """A row for each text: its name, what it is, its wording's name, the source, the translation. Rich text is HTML."""
    translated = document.translations.get(language, {})
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow([*FIRST, document.language, language])
    for text in texts_of(document.steps):
        target = translated.get(text.path)
        what = f"Step {text.step}: {_WORDS[text.kind]}"
        wording = target.of if target else text.name
        write.writerow([_safe(cell) for cell in (text.path, what, wording, text.source, target.text if target else "")])
    return "\ufeff" + out.getvalue()


def read_csv(document: GuideDocument, file: str) -> ImportedTranslations:
    """Raises Refused with every fault by its row."""
    rows = _rows(file.removeprefix("\ufeff"))
    head = [cell.strip() for cell in rows[0]] if rows else []
    if len(head) < 5 or tuple(head[:3]) != FIRST:
        raise FileRefused([("row 1", "must name the columns: text, what, wording, the guide's language, the other language")])
    entries: list[FileEntry] = []
    faults: list[tuple[str, str]] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < 5:
            faults.append((f"row {number}", f"has {len(row)} columns; five are needed"))
            continue
        path, _, wording, _, target = (_plain(cell) for cell in row[:5])
        entries.append(FileEntry(f"row {number}", path.strip(), target, wording.strip()[:64]))
    return import_translations(document, head[3], head[4], entries, faults)


def _rows(file: str) -> list[list[str]]:
    refuse_too_large(file)
    if "\0" in file:
        raise FileRefused([("", "This file is no text.")])
    head = file.partition("\n")[0]
    comma = max(_COMMAS, key=head.count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(file, newline=""), delimiter=comma, strict=True):
            rows.append(row)
            if len(rows) > MOST_TEXTS + 1:
                raise FileRefused([(f"row {len(rows)}", f"is one too many: at most {MOST_TEXTS} texts are possible")])
    except csv.Error as problem:
        raise FileRefused([(f"row {len(rows) + 1}", f"can't be read: {problem}")]) from None
    return rows


def _safe(cell: str) -> str:
    return _APOSTROPHE + cell if cell.startswith((*_FORMULA, _APOSTROPHE)) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith(_APOSTROPHE) and cell[1:].startswith((*_FORMULA, _APOSTROPHE)) else cell
