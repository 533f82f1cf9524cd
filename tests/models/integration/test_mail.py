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
