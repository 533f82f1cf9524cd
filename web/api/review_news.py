"""Who is told of what a program asked, decided or said about a version: the same as where a member did it on a screen."""

from models.integration.check_news import Unsubscribe
from models.integration.review_news import announce_comment, announce_review
from models.review import Review, ReviewComment
from web.api.operation import Call
from web.unsubscribe_address import unsubscribe_url


def tell_of_review(call: Call, review: Review, said: str) -> None:
    announce_review(call.db, review, said, call.instance.settings.base_url, _unsubscribing(call), call.now, but=call.by)


def tell_of_comment(call: Call, said: ReviewComment) -> None:
    announce_comment(call.db, said, call.instance.settings.base_url, _unsubscribing(call), call.now)


def _unsubscribing(call: Call) -> Unsubscribe:
    settings = call.instance.settings
    return lambda organisation, member: unsubscribe_url(settings.secret_key, settings.base_url, organisation, member)
