"""Documents that were read not long ago. Reading one looks at every value in it, which took a quarter of what the editor's
screens took, and most of them read the same draft again.
"""

import hashlib
import marshal
from typing import Any

from models.engine.lru_cache import LruCache
from models.guide.guide_document import GuideDocument

MOST, ROOM = 200, 4_000_000
"""How many are remembered, and how many bytes of JSON all of them may have; in memory that is some ten times as much."""

EXACT = 2
"""The version of `marshal` that writes the same bytes for the same values, a tenth of the work that writing JSON is."""

_known: LruCache[bytes, tuple[GuideDocument, int]] = LruCache(MOST, room=ROOM, weigh=lambda known: known[1])


def kept_document(value: Any) -> GuideDocument:
    """What `GuideDocument.read` makes of a draft that is kept, looked up by all that stands in it: whoever changes the draft, in
    whichever process, asks for another one. Documents are never changed in place, so threads may share one. Raises Faults.
    """
    try:
        written = marshal.dumps(value, EXACT)
    except ValueError:  # nothing that was stored as it should be
        return GuideDocument.read(value, kept=True)
    name = hashlib.sha256(written).digest()
    return _known.get_or_make(name, lambda: (GuideDocument.read(value, kept=True), len(written)))[0]
