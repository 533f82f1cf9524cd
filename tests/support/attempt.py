"""A part of a transaction that may be refused."""


class Attempt:
    """A part of the transaction that leaves nothing behind when it is refused."""

    def __init__(self, session, refusal):
        self.session, self.refusal = session, refusal

    def __enter__(self):
        self.part = self.session.begin_nested()

    def __exit__(self, kind, problem, _trace):
        if kind is None:
            self.session.flush()
            self.part.commit()
            return False
        self.part.rollback()
        return issubclass(kind, self.refusal)
