"""Examples for the gallery and its test."""

from components.set_up_form import SetUpForm

EXAMPLES = {
    "empty": SetUpForm("secret"),
    "made for somebody": SetUpForm("secret", "maren@harbour.example"),
    "for somebody who has an account": SetUpForm("secret", "maren@harbour.example", who="Maren Holm"),
    "refused": SetUpForm(
        "secret",
        name="Maren Holm",
        email="maren",
        organisation="Harbour Marina",
        address="app.harbour.example",
        problems={
            "email": "That is no e-mail address. One looks like maren@example.com.",
            "password": "Use at least 12 characters; a few words in a row are easy to remember.",
            "address": "Start the address with its scheme: https://app.harbour.example",
        },
    ),
    "too often": SetUpForm("secret", problems={"form": "Too many attempts. Wait a minute, then try again."}),
}
