"""Examples for the gallery and its test."""

from components.founding_link import FoundingLink

EXAMPLES = {
    "empty": FoundingLink(),
    "made": FoundingLink("maren@harbour.example", link="https://cairn.example.com/set-up/h7kp2mxw9qrtvz4cb3nd8sfj6yghk2mp"),
    "refused": FoundingLink("maren", "That is no e-mail address."),
}
