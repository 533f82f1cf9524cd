import pytest

from models.check.finding import Finding
from models.check.visitor_agreement import VISITORS
from models.guide import Guide
from models.integration.check_news import News


@pytest.mark.parametrize(
    ("is_weak", "source", "heading"),
    [
        (False, "page", "Missing or unsure"),
        (True, "page", "Moved; visitors are still shown the step"),
        (True, VISITORS, "Unsure, reported by visitors"),
    ],
)
def test_news_say_broke_only_of_what_visitors_are_no_longer_shown(is_weak, source, heading):
    finding = Finding(id=7, guide=Guide(name="Boats"), reason="A later selector finds it.", is_weak=is_weak, source=source)
    text = News("The check", opened=[finding]).text("https://cairn.example")
    assert text == f"{heading}:\n- Boats: A later selector finds it. https://cairn.example/inbox/7"
