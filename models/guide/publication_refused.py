"""Why something can't go live: what every screen that publishes shows, whichever reason it is."""


class PublicationRefused(ValueError):
    """Nothing was changed for visitors; the sentence says why."""


class NotPublishable(PublicationRefused):
    """A guide that can't go live yet; `reasons` are sentences for its author."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
