"""Examples for the gallery and its test."""

from components.forgotten_form import ForgottenForm

EXAMPLES = {
    "empty": ForgottenForm(),
    "sent": ForgottenForm("maren@harbour.example", sent=True),
    "no mail": ForgottenForm("maren@harbour.example", sent=True, has_mail=False),
    "refused": ForgottenForm("maren", "That is no e-mail address."),
}
