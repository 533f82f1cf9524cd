"""Examples for the gallery and its test."""

from components.provider_trial import ProviderTrial
from models.account.openid.told_identity import ToldIdentity

ISSUER = "https://login.harbour.example"
KNOWN = ToldIdentity(ISSUER, "f2a9", "alice@harbour.example", is_confirmed=True, name="Alice")

EXAMPLES = {
    "known": ProviderTrial("Harbour login", KNOWN, "Alice would be signed in."),
    "unknown": ProviderTrial("Harbour login", ToldIdentity(ISSUER, "f2a9"), "Harbour login tells no address of yours."),
}
