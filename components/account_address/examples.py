"""Examples for the gallery and its test."""

from components.account_address import AccountAddress

WRONG = {"address": "That is no e-mail address.", "address_password": "That is not your password."}
NOW, NEW = "maren@harbour.example", "maren@marina.example"

EXAMPLES = {
    "as it is": AccountAddress(NOW),
    "on its way": AccountAddress(NOW, sent_to=NEW),
    "no mail": AccountAddress(NOW, sent_to=NEW, link="https://cairn.example.com/addresses/x7"),
    "refused": AccountAddress(
        NOW, "maren", {"address": "That is no e-mail address.", "address_password": "That is not your password."}
    ),
}
