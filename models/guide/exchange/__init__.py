"""Translations as files: XLIFF 2 for translators' tools, CSV for spreadsheets, out and in."""

from models.guide.exchange.translation_csv import read_csv, write_csv
from models.guide.exchange.translation_import import FileRefused, ImportedTranslations, import_translations
from models.guide.exchange.translation_xliff import read_xliff, write_xliff

__all__ = ["FileRefused", "ImportedTranslations", "import_translations", "read_csv", "read_xliff", "write_csv", "write_xliff"]
