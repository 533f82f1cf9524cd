"""Whether what is live is what its author sees: then there is nothing to publish."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from models.guide.compiled_guide import compile_guide
from models.guide.guide import Guide
from models.guide.publication import Publication
from models.guide.publication_refused import NotPublishable
from models.guide.version import targets_of
from models.release.live_theme import LiveTheme, default_theme
from models.support.canonical_json import canonical, content_hash
from models.support.unreadable import Unreadable


def as_drafted(session: Session, guide: Guide, found: Mapping[str, Publication] | None = None) -> frozenset[str]:
    """The environments in which publishing the draft would change neither what visitors get nor where checks look.

    The content decides, not which draft it is: undone or rolled back to what is live, it is the same again. `found` is what is
    live of it by environment, where that is known already.
    """
    found = Publication.standing(session, guide) if found is None else found
    if not found:
        return frozenset()
    try:
        entry = compile_guide(guide)
    except (NotPublishable, Unreadable):
        return frozenset()
    name, targets = content_hash(entry), targets_of(guide)
    # A theme of the guide's own is part of its content; the site's default one goes live beside it.
    theme = None if "theme" in entry["content"] else canonical(default_theme(session, guide.site)[0])
    return frozenset(
        environment
        for environment, live in found.items()
        if live.version_hash == name
        and live.version(session).targets in (None, targets)
        and theme in (None, canonical(LiveTheme.of(session, guide.site_id, environment)))
    )
