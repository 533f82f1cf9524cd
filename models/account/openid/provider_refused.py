"""Why nobody is signed in by what a provider said, or did not say."""


class ProviderRefused(Exception):
    """`sentence` is read by whoever wanted to sign in. `proven` says that the provider itself gave an answer for this sign-in, so
    that the refusal belongs into the organisation's log: strangers can bring about every other one. `member_id` is whose
    account it was about, where the provider showed that.
    """

    def __init__(self, sentence: str, *, proven: bool = False, member_id: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.proven = proven
        self.member_id = member_id
