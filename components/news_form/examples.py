"""Examples for the gallery and its test."""

from components.news_form import NewsForm

EXAMPLES = {
    "never": NewsForm("never", "maren@harbour.example"),
    "weekly": NewsForm("never", "maren@harbour.example", weekly=True),
    "no mail": NewsForm("daily", "m@h.example", has_mail=False),
}
