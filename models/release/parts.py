"""Which modules of the player a release needs: a visitor pays for what the site shows, and nothing else."""

from collections.abc import Mapping
from typing import Any

CORE = ("player.js",)


def parts_of(release: dict[str, Any], contents: Mapping[str, dict[str, Any]]) -> tuple[str, ...]:
    """Files of the player's folder to join, the entry first; `contents` are those that the release names by hash."""
    del release, contents
    return CORE
