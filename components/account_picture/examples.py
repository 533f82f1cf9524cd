"""Examples for the gallery and its test."""

from components.account_picture import AccountPicture

EXAMPLES = {"none": AccountPicture("Maren Holm"), "one": AccountPicture("Maren Holm", 1, "0123456789abcdef")}
