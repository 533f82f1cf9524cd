"""For how many days classes of data are kept, as the operator sets it."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 36_500


@dataclass(frozen=True)
class RetentionSettings:
    """`usage` is of figures, `visitor` of what identified visitors did, `account` of accounts that nobody uses, `audit` of the
    audit log. Figures are never kept as long as accounts: what somebody did goes before what says who they are.
    """

    usage: int = 760
    visitor: int = 365
    account: int = 1095
    audit: int = 400

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "RetentionSettings":
        """Raises ValueError that names the setting that can't be used."""
        given = cls(
            usage=_days(environ, "CAIRN_RETENTION_USAGE_DAYS", cls.usage),
            visitor=_days(environ, "CAIRN_RETENTION_VISITOR_DAYS", cls.visitor),
            account=_days(environ, "CAIRN_RETENTION_ACCOUNT_DAYS", cls.account),
            audit=_days(environ, "CAIRN_AUDIT_DAYS", cls.audit, 30),
        )
        for name, days in (("USAGE", given.usage), ("VISITOR", given.visitor)):
            if days >= given.account:
                raise ValueError(
                    f"CAIRN_RETENTION_{name}_DAYS ({days}) must be less than CAIRN_RETENTION_ACCOUNT_DAYS ({given.account}): "
                    "what was done is not kept longer than who did it"
                )
        return given

    @property
    def days(self) -> Mapping[str, int]:
        return {"usage": self.usage, "visitor": self.visitor, "account": self.account, "audit": self.audit}


def _days(environ: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    text = environ.get(name, "").strip() or str(default)
    if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= LONGEST:
        raise ValueError(f"{name} must be a whole number of days from {least} to {LONGEST}")
    return int(text)
