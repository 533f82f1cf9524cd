"""Sets of characters as bits: one for each of ASCII, and bit 128 for all others together."""

OTHERS = 1 << 128
EVERY = (OTHERS << 1) - 1


def bits(characters: str) -> int:
    return sum({1 << min(ord(character), 128) for character in characters})


DIGITS = bits("0123456789")
WORD = DIGITS | bits("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
SPACE = bits(" \t\n\r\f\v") | OTHERS
LINE_ENDS = bits("\n\r")
CLASSES = {"d": DIGITS, "w": WORD, "s": SPACE, "D": EVERY & ~DIGITS, "W": EVERY & ~WORD, "S": EVERY & ~bits(" \t\n\r\f\v")}
