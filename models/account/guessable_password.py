"""Passwords that are guessed first: breached ones, and what is made of them, of names and of keys that lie side by side."""

import re
from collections.abc import Iterable
from typing import Any

from zxcvbn import zxcvbn

LOOKED_AT = 72
"""Characters of a password that are judged: more take longer, and change nothing."""

TOO_FEW_GUESSES = 10**8
"""What a guesser who knows the lists needs at most for a password that is refused."""

_estimate: Any = zxcvbn  # it says nothing of its types


def why_guessable(password: str, names: Iterable[str]) -> str:
    """A sentence that says why the password is no use; empty for a good one. `names` are what its member is called by.

    The lists of breached passwords come with the zxcvbn library: nobody is asked, and nothing leaves the instance.
    """
    found = _estimate(password[:LOOKED_AT], [word for name in (*names, "cairn") for word in _words(name)])
    if found["guesses"] >= TOO_FEW_GUESSES:
        return ""
    reason = found["feedback"]["warning"] or "It is made of words that attackers try first."
    return f"That is easy to guess. {reason} A few unrelated words are better."


def _words(name: str) -> list[str]:
    """A name or address as a whole, its parts, and these written as one; without a mail's host, also what stands before it."""
    parts = [part for part in re.split(r"[^\w]+", name) if part]
    before = [part for part in re.split(r"[^\w]+", name.partition("@")[0]) if part]
    return [name, *parts, "".join(parts), "".join(before)]
