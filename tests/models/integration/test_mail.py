from email import message_from_bytes

import pytest

from models.integration.mail import BadMailUrl, Letter, Postbox, compose


@pytest.mark.parametrize("url", ["mail.example", "smtp://", "smtp://h:99999", "smtp://h?from=nobody", "http://h"])
def test_a_mail_url_that_can_not_work_names_itself(url):
    with pytest.raises(BadMailUrl, match="CAIRN_MAIL_URL"):
        Postbox.read(url)


def test_a_subject_can_not_bring_headers_of_its_own():
    message = compose(Letter("a@b.example", "One\nBcc: thief@x.example", "Text"), "cairn@cairn.example")
    assert message["Bcc"] is None
    assert message["Subject"] == "One Bcc: thief@x.example"


@pytest.mark.parametrize("base", ["https://c.example", "https://guides.a-rather-long-name-of-an-organisation.example"])
def test_the_address_that_ends_mail_is_on_one_line_as_it_is(base):
    """Folded, it came encoded, and no mail program showed its button."""
    address = f"{base}/unsubscriptions/{'x' * 120}.{'0' * 40}"
    letter = Letter("a@b.example", "Größe: was der Check fand", "Täglich.", address)
    message = compose(letter, "cairn@cairn.example")
    sent = message.as_bytes(policy=message.policy.clone(linesep="\r\n"))
    assert f"\r\nList-Unsubscribe: <{address}>\r\n".encode() in sent
    assert max(map(len, sent.splitlines())) < 998
    assert message_from_bytes(sent)["List-Unsubscribe"] == f"<{address}>"
