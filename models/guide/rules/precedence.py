"""Which guide wins where several are due at once.

The player gets guides in this order; authors' browsers explain it by `byRank` in `static/player/explain/choice.js`.
"""


def precedence(priority: int, created: str, key: str) -> tuple[int, str, str]:
    """To sort by, the winner first: the higher priority, then the older guide, then the alphabet.

    `created` is the moment in ISO 8601, written alike for all guides that are compared; `key` is the public id.
    """
    return (-priority, created, key)
