"""Examples for the gallery and its test."""

from components.shortcut_help import ShortcutHelp

EXAMPLES = {"closed": ShortcutHelp()}
