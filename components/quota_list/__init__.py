"""What an organisation has of what it may have."""

from collections.abc import Iterable
from dataclasses import dataclass

from components import Component
from models.account.organisation_quota import Quota


@dataclass(frozen=True)
class QuotaLine:
    """`share` is in percent of `most`, 100 at most; without a bound `most` is empty."""

    label: str
    used: str
    most: str = ""
    share: int = 0

    @classmethod
    def of(cls, quota: Quota) -> "QuotaLine":
        kind = quota.kind
        if quota.most is None:
            return cls(kind.label, kind.said(quota.used))
        share = 100 if quota.is_reached else 100 * quota.used // quota.most
        return cls(kind.label, kind.said(quota.used), kind.said(quota.most), share)


@dataclass(frozen=True)
class QuotaList(Component):
    lines: tuple[QuotaLine, ...] = ()

    @classmethod
    def of(cls, quotas: Iterable[Quota]) -> "QuotaList":
        return cls(tuple(QuotaLine.of(one) for one in quotas))
