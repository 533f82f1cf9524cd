"""Documents that were read not long ago. Reading one looks at every value in it, which took a quarter of what the editor's
screens took, and most of them read the same draft again.
"""

import hashlib

from models.engine.lru_cache import LruCache
from models.guide.guide_document import GuideDocument
from models.support.damaged_json import read_json

MOST, ROOM = 200, 4_000_000
"""How many are remembered, and how many bytes of JSON all of them may have; in memory that is some ten times as much."""

_known: LruCache[bytes, tuple[GuideDocument, int]] = LruCache(MOST, room=ROOM, weigh=lambda known: known[1])


def kept_document(written: str) -> GuideDocument:
    """What `GuideDocument.read` makes of a draft as it is stored, looked up by all that is written in it: whoever changes the
    draft, in whichever process, asks for another one. Documents are never changed in place, so threads may share one. Raises
    Faults.
    """
    name = hashlib.sha256(written.encode()).digest()
    return _known.get_or_make(name, lambda: (GuideDocument.read(read_json(written), kept=True), len(written)))[0]
