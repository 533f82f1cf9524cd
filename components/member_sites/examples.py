"""Examples for the gallery and its test."""

from components.member_sites import MemberSiteLine, MemberSites

SHOP = MemberSiteLine(1, "Shop", "", "", "Viewer", "view", may_change=True)
MARINA = MemberSiteLine(2, "Donaudampfschifffahrt", "author", "author", "Author", "view, review, edit, publish", True)
LEDGER = MemberSiteLine(3, "Ledger", "none", "none", "No access", "nothing: the site is not there", may_change=True)
FIXED = MemberSiteLine(1, "Shop", "", "", "Viewer", "view")

EXAMPLES = {
    "each otherwise": MemberSites(2, "viewer", (SHOP, MARINA, LEDGER)),
    "saved": MemberSites(2, "viewer", (SHOP, MARINA), saved=True),
    "only to look at": MemberSites(2, "viewer", (FIXED,)),
}
