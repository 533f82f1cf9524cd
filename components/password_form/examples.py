"""Examples for the gallery and its test."""

from components.password_form import PasswordForm

EXAMPLES = {
    "empty": PasswordForm("secret", "alice@harbour.example"),
    "refused": PasswordForm("secret", "alice@harbour.example", "Use at least 12 characters."),
}
