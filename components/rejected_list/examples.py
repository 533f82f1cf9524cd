"""Examples for the gallery and its test."""

from components.rejected_list import RejectedList

EXAMPLES = {
    "every reason": RejectedList({"origin": 12_430, "version": 310, "step": 2, "language": 1}, 1),
    "nothing": RejectedList({}, 1),
}
