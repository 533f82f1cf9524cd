"""Addresses of findings, and of how somebody is told of them."""

from starlette.routing import BaseRoute

from web import (
    channel_replays,
    channel_secrets,
    channel_trials,
    channels,
    finding_assignees,
    finding_dismissals,
    finding_repairs,
    finding_snoozes,
    findings,
    inbox,
    inbox_settings,
    news_choices,
    unsubscriptions,
)
from web.kit.resource import resource

INBOX: list[BaseRoute] = [
    resource("/inbox", "inbox", GET=inbox.index),
    resource("/inbox/settings", "inbox_settings", GET=inbox_settings.show),
    resource("/inbox/assignees", "finding_assignees", PUT=finding_assignees.update_all),
    resource(
        "/inbox/dismissals", "finding_dismissals", POST=finding_dismissals.create_all, DELETE=finding_dismissals.destroy_all
    ),
    resource(
        "/inbox/repairs",
        "finding_repairs",
        waits="network",
        POST=finding_repairs.create_all,
        DELETE=finding_repairs.destroy_all,
    ),
    resource("/inbox/snoozes", "finding_snoozes", POST=finding_snoozes.create_all, DELETE=finding_snoozes.destroy_all),
    resource("/inbox/{finding_id:int}", "finding", GET=findings.show),
    resource("/inbox/{finding_id:int}/assignee", "finding_assignee", PUT=finding_assignees.update),
    resource(
        "/inbox/{finding_id:int}/dismissal",
        "finding_dismissal",
        POST=finding_dismissals.create,
        DELETE=finding_dismissals.destroy,
    ),
    resource(
        "/inbox/{finding_id:int}/repair",
        "finding_repair",
        waits="network",
        POST=finding_repairs.create,
        DELETE=finding_repairs.destroy,
    ),
    resource("/inbox/{finding_id:int}/snooze", "finding_snooze", POST=finding_snoozes.create, DELETE=finding_snoozes.destroy),
    resource("/channels", "channels", GET=channels.index, POST=channels.create),
    resource("/channels/{channel_id:int}", "channel", GET=channels.show, PUT=channels.update, DELETE=channels.destroy),
    resource("/channels/{channel_id:int}/secret", "channel_secret", POST=channel_secrets.create),
    resource("/channels/{channel_id:int}/trial", "channel_trial", POST=channel_trials.create),
    resource("/channels/{channel_id:int}/replays", "channel_replays", POST=channel_replays.create),
    resource("/news-choice", "news_choice", PUT=news_choices.update),
    resource(
        "/unsubscriptions/{token}", "unsubscription", public=True, bare=True, GET=unsubscriptions.new, POST=unsubscriptions.create
    ),
]
