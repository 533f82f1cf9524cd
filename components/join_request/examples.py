"""Examples for the gallery and its test."""

from components.join_request import JoinRequest

EXAMPLES = {
    "looking": JoinRequest(),
    "not found": JoinRequest(email="alice@harbour.example", problem="No organisation here uses a provider for harbour.example."),
    "joining": JoinRequest(joins=True),
    "sent": JoinRequest(joins=True, email="alice@harbour.example", sent=True),
    "sent, without mail": JoinRequest(joins=True, email="alice@harbour.example", sent=True, has_mail=False),
}
