"""Examples for the gallery and its test."""

from components.join_form import JoinForm

WHO = ("secret", "bob@harbour.example", "reviewer", "Harbour Marina")

EXAMPLES = {
    "new": JoinForm(*WHO),
    "refused": JoinForm(*WHO, name="Bob", problems={"password": "Use at least 12 characters."}),
    "provider": JoinForm(*WHO, providers=(("instance", "Harbour login"),)),
    "ready": JoinForm(*WHO, state="ready"),
    "sign in": JoinForm(*WHO, state="sign_in"),
    "other": JoinForm(*WHO, state="other", signed_in_as="maren@harbour.example"),
}
