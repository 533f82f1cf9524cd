"""Who is told of what a program asked, decided or said about a version: the same as where a member did it on a screen."""

from models.integration.review_news import announce_comment, announce_review
from models.review import Review, ReviewComment
from web.api.operation import Call
from web.unsubscribe_address import unsubscribing


def tell_of_review(call: Call, review: Review, said: str) -> None:
    announce_review(
        call.db, review, said, call.instance.settings.base_url, unsubscribing(call.instance.settings), call.now, but=call.by
    )


def tell_of_comment(call: Call, said: ReviewComment) -> None:
    announce_comment(call.db, said, call.instance.settings.base_url, unsubscribing(call.instance.settings), call.now)
