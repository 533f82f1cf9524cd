"""What a provider said of whoever tried it, and what would come of it."""

from dataclasses import dataclass

from components import Component
from models.account.openid.told_identity import ToldIdentity


@dataclass(frozen=True)
class ProviderTrial(Component):
    provider: str
    told: ToldIdentity
    outcome: str
