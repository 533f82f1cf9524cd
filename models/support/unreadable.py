"""What is stored and can't be read: damaged, or written by another Cairn. It is said of that one thing, and hides no other."""


class Unreadable(ValueError):
    """`what` names the thing for people, `faults` are pairs of a place in it and a sentence, worst first."""

    def __init__(self, what: str, faults: list[tuple[str, str]]) -> None:
        place, sentence = faults[0] if faults else ("", "is not what was stored")
        super().__init__(f"{what} can't be read: {place or 'it'} {sentence}.")
        self.what = what
        self.faults = faults
