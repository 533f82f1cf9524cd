"""From where on a verdict or a repair is believed. Fixed before the labelled pairs were looked at, and the same for all pages.

Shares are of the points the unchanged element would have; trust is how sure the best match is (`recognise.best_matches`).
"""

UNCHANGED_SHARE = 0.97
"""An element that has this share is the same: nothing else on a page comes as near."""

BELIEVED_TRUST = 0.4
"""Below, even the best element of the page is not taken for the same, and the check says *suspect*."""

SURE_SHARE, SURE_TRUST = 0.4, 0.55
"""What a repair needs to be taken without asking."""

SHOWN_TRUST = 0.03
"""What a proposal needs to be worth showing."""

OFFERED = 3
"""How many elements a person chooses among."""

KNOWN = 0.5
"""How alike one of a target's own names has to be for a repair without asking: words, address, id, icon."""
