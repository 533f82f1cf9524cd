"""Examples for the gallery and its test."""

from components.account_password import AccountPassword

EMAIL = "maren@harbour.example"

EXAMPLES = {
    "empty": AccountPassword(EMAIL),
    "saved": AccountPassword(EMAIL, saved=True),
    "refused": AccountPassword(EMAIL, {"old_password": "That is not your password.", "new_password": "Use 12 characters."}),
}
