"""Examples for the gallery and its test."""

from components.code_form import CodeForm

EXAMPLES = {
    "empty": CodeForm(),
    "refused": CodeForm(problem="That is not the code of now."),
    "with a passkey": CodeForm(has_passkey=True),
}
