"""Addresses of reviews, also for guests."""

from starlette.routing import BaseRoute

from web import (
    review_comment_resolutions,
    review_comments,
    review_decisions,
    review_own_previews,
    review_previews,
    review_publications,
    review_share_links,
    reviews,
    shared_reviews,
)
from web.kit.resource import resource

REVIEW: list[BaseRoute] = [
    resource("/reviews", "reviews", GET=reviews.index),
    resource("/reviews/{review_id:int}", "review", GET=reviews.show),
    resource("/reviews/{review_id:int}/comments", "review_comments", POST=review_comments.create),
    resource(
        "/reviews/{review_id:int}/comments/{comment_id:int}/resolution",
        "review_comment_resolution",
        POST=review_comment_resolutions.create,
        DELETE=review_comment_resolutions.destroy,
    ),
    resource("/reviews/{review_id:int}/share-links", "review_share_links", POST=review_share_links.create),
    resource("/reviews/{review_id:int}/share-links/{link_id}", "review_share_link", DELETE=review_share_links.destroy),
    resource("/shared/{token}", "shared_review", public=True, GET=shared_reviews.show),
    resource("/shared/{token}/comments", "shared_comments", public=True, POST=shared_reviews.say),
    resource("/shared/{token}/preview", "shared_preview", public=True, GET=shared_reviews.preview),
    resource("/shared/{token}/steps/{step_id}", "shared_step", public=True, GET=shared_reviews.frame),
    resource("/reviews/{review_id:int}/decision", "review_decision", PUT=review_decisions.update),
    resource("/reviews/{review_id:int}/preview", "review_preview", GET=review_previews.show),
    resource("/reviews/{review_id:int}/own-preview", "review_own_preview", POST=review_own_previews.create),
    resource("/reviews/{review_id:int}/publication", "review_publication", POST=review_publications.create),
]
