"""Examples for the gallery and its test."""

from components.account_name import AccountName

EXAMPLES = {
    "Maren": AccountName("Maren Holm"),
    "saved": AccountName("Maren", saved=True),
    "refused": AccountName("", "Enter a name."),
}
