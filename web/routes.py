"""Every URL of the product, one line each."""

from starlette.routing import BaseRoute, Route

from web import (
    gallery,
    guide_archivals,
    guide_checks,
    guide_copies,
    guide_drafts,
    guide_numbers,
    guide_orders,
    guide_publications,
    guide_rules,
    guide_step_snapshots,
    guide_step_targets,
    guide_step_verdicts,
    guide_steps,
    guides,
    health,
    home,
    passwords,
    player_contents,
    player_events,
    player_guides,
    player_parts,
    player_previews,
    player_releases,
    player_schemas,
    player_scripts,
    sessions,
    site_releases,
    site_tags,
    sites,
    snapshot_assets,
    snapshots,
)
from web.kit.resource import resource

EDITOR: list[BaseRoute] = [
    resource("/", "home", GET=home.show),
    resource("/sign-in", "sign_in", public=True, GET=sessions.new, POST=sessions.create),
    resource("/session", "session", public=True, POST=sessions.destroy, DELETE=sessions.destroy),
    resource("/welcome/{secret}", "password", public=True, GET=passwords.new, POST=passwords.create),
    resource("/sites", "sites", GET=sites.index, POST=sites.create),
    resource("/sites/new", "new_site", GET=sites.new),
    resource("/sites/{site_id:int}", "site", GET=sites.show, POST=sites.update),
    resource("/sites/{site_id:int}/tag", "site_tag", GET=site_tags.show),
    resource("/sites/{site_id:int}/releases", "site_releases", GET=site_releases.index, POST=site_releases.create),
    resource(
        "/guides/{guide_id:int}/steps/{step_id}/snapshot", "guide_step_snapshot", slow=True, POST=guide_step_snapshots.create
    ),
    resource("/snapshots/{snapshot_id:int}", "snapshot", GET=snapshots.show),
    resource("/snapshots/assets/{name}", "snapshot_asset", public=True, GET=snapshot_assets.show),
    resource("/guides", "guides", GET=guides.index, POST=guides.create),
    resource("/guides/new", "new_guide", GET=guides.new),
    resource("/guides/{guide_id:int}", "guide", GET=guides.show, POST=guides.update),
    resource("/guides/{guide_id:int}/copies", "guide_copies", POST=guide_copies.create),
    resource("/guides/{guide_id:int}/archival", "guide_archival", POST=guide_archivals.create, DELETE=guide_archivals.destroy),
    resource("/guides/{guide_id:int}/draft", "guide_draft", PUT=guide_drafts.update),
    resource("/guides/{guide_id:int}/order", "guide_order", PUT=guide_orders.update),
    resource("/guides/{guide_id:int}/steps", "guide_steps", POST=guide_steps.create),
    resource(
        "/guides/{guide_id:int}/steps/{step_id}",
        "guide_step",
        GET=guide_steps.show,
        PUT=guide_steps.update,
        DELETE=guide_steps.destroy,
    ),
    resource(
        "/guides/{guide_id:int}/steps/{step_id}/target",
        "guide_step_target",
        PUT=guide_step_targets.update,
        DELETE=guide_step_targets.destroy,
    ),
    resource("/guides/{guide_id:int}/steps/{step_id}/verdict", "guide_step_verdict", GET=guide_step_verdicts.show),
    resource("/guides/{guide_id:int}/rules", "guide_rules", GET=guide_rules.show, PUT=guide_rules.update),
    resource("/guides/{guide_id:int}/numbers", "guide_numbers", GET=guide_numbers.show),
    resource("/guides/{guide_id:int}/checks", "guide_checks", slow=True, POST=guide_checks.create),
    resource(
        "/guides/{guide_id:int}/publication",
        "guide_publication",
        GET=guide_publications.show,
        POST=guide_publications.create,
        DELETE=guide_publications.destroy,
    ),
    resource("/gallery", "gallery", public=True, GET=gallery.show),
    Route("/healthz", health.alive, name="healthz"),
    Route("/readyz", health.ready, name="readyz"),
]

PLAYER: list[BaseRoute] = [
    Route("/player/v1/schema/guides.json", player_schemas.show, name="player_schema"),
    Route("/player/v1/{key}/guides.json", player_guides.show, name="player_guides"),
    Route("/player/v1/{key}/releases/{hash}.json", player_releases.show, name="player_release"),
    Route("/player/v1/{key}/content/{hash}.json", player_contents.show, name="player_content"),
    Route("/player/v1/{key}/previews/{token}.json", player_previews.show, name="player_preview"),
    Route("/player/v1/{key}/parts/{name}.js", player_parts.show, name="player_part"),
    Route("/player/v1/{key}/events", player_events.create, methods=["POST", "OPTIONS"], name="player_events"),
    Route("/player/v1/{key}.js", player_scripts.show, name="player_script"),
]

ROUTES: list[BaseRoute] = [*EDITOR, *PLAYER]
