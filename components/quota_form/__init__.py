"""What an organisation may have, as the operator sets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from components import Component
from models.account.organisation_quota import Quota
from models.support.quota_kinds import MEGABYTE


@dataclass(frozen=True)
class QuotaField:
    """`value` is what holds for this organisation alone; `everybody` is what holds when it is empty."""

    name: str
    label: str
    used: str
    everybody: str = "no bound"
    value: str = ""
    problem: str = ""
    is_reached: bool = False

    @classmethod
    def of(cls, quota: Quota, everybody: Mapping[str, int]) -> "QuotaField":
        kind, general, value = quota.kind, "no bound", ""
        if kind.name in everybody:
            general = kind.said(everybody[kind.name])
        if quota.is_own:
            value = "none" if quota.most is None else str(quota.most // kind.scale)
        label = f"{kind.label} (MB)" if kind.scale == MEGABYTE else kind.label
        return cls(kind.name, label, kind.said(quota.used), general, value, is_reached=quota.is_reached)


@dataclass(frozen=True)
class QuotaForm(Component):
    organisation_id: int
    fields: tuple[QuotaField, ...] = ()
    saved: bool = False

    @classmethod
    def of(cls, organisation_id: int, quotas: Iterable[Quota], everybody: Mapping[str, int], *, saved: bool) -> "QuotaForm":
        return cls(organisation_id, tuple(QuotaField.of(one, everybody) for one in quotas), saved)

    def refused(self, typed: Mapping[str, str], problems: Mapping[str, str]) -> "QuotaForm":
        """With everything that was typed."""
        fields = (replace(one, value=typed[one.name], problem=problems.get(one.name, "")) for one in self.fields)
        return replace(self, fields=tuple(fields), saved=False)
