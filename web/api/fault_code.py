"""A short name for what a reader's sentence says, so that programs need not compare sentences."""

import re

_CODES = (
    (r"must be text|must be an object|must be a list|must be true or false|must be a (whole )?number$", "type"),
    (r"is missing", "missing"),
    (r"is not known here", "unknown"),
    (r"is empty|: write |say which", "empty"),
    (r"has [\d,]+ (characters|bytes)|more than [\d,]+ characters", "too_long"),
    (r"has [\d,]+ (entries|languages)|at most [\d,]+ texts|too many|too deep|too deeply", "too_many"),
    (r"must be one of|may have letters", "not_allowed"),
    (r"must be a (whole )?number from", "out_of_range"),
    (r"is used by|already", "taken"),
    (r"damaged|can't be (read|stored)", "damaged"),
    (r"There is no|no longer", "unknown_name"),
)


def fault_code(sentence: str) -> str:
    """`invalid` where no shorter name says it."""
    return next((code for pattern, code in _CODES if re.search(pattern, sentence)), "invalid")
