"""Examples for the gallery and its test."""

from components.sign_in_form import SignInForm

EXAMPLES = {
    "empty": SignInForm(),
    "with passkeys": SignInForm(has_passkeys=True),
    "signed out": SignInForm(news="This browser was not used for 3 days, so you were signed out. Sign in to go on."),
    "refused": SignInForm("alice@harbour.example", "/guides/3", "That address and password do not belong together."),
}
