"""Examples for the gallery and its test."""

from components.opener_field import OpenerField

EXAMPLES = {
    "nothing opens it": OpenerField(1, "s-2", "", "", "", ("s-1", 1)),
    "a menu": OpenerField(1, "s-2", "#menu", "Menu", "Menu", None),
}
