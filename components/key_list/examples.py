"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.key_list import KeyEntry, KeyList

_UNTIL, _ALSO = datetime(2027, 2, 28, 9, 0, tzinfo=UTC), datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
_MINE = KeyEntry(1, "Deploy", "x4Qz", "read, write, publish", "", "You", "last used on 29 Nov 2026", _UNTIL, False, None, True)
_THEIRS = KeyEntry(
    2, "Numbers into the warehouse", "9-_k", "read", "Harbour, Bookshop", "Bob", "never used", None, False, _ALSO, False
)
_OLD = KeyEntry(3, "Trial", "aaaa", "nothing", "", "You", "never used", _UNTIL, True, None, True)
_SITES = {1: "Harbour", 2: "Donaudampfschifffahrtsgesellschaftskapitänsbedarf", 3: "Bookshop"}

EXAMPLES = {
    "none": KeyList(choices=("read", "write", "review", "publish", "manage"), sites=_SITES),
    "made just now": KeyList((_MINE, _THEIRS, _OLD), ("read",), secret="cairn_2uMEXAMPLE0nobody0has0this0one", shown="Deploy"),  # noqa: S106 - nobody's
    "refused": KeyList((_THEIRS,), ("read", "review"), name="", chosen=(), problem="Choose what the key may do."),
    "refused for chosen sites": KeyList((), ("read",), name="Deploy", sites=_SITES, chosen_sites=(), problem="Choose the sites."),
}
