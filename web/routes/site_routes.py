"""Addresses of sites, and of the snapshots of their pages."""

from starlette.routing import BaseRoute

from web import (
    site_attributes,
    site_checks,
    site_display_settings,
    site_pictures,
    site_releases,
    site_segments,
    site_tags,
    site_theme_defaults,
    site_theme_publications,
    site_theme_stages,
    site_theme_trials,
    site_themes,
    site_watches,
    sites,
    snapshot_assets,
    snapshot_outlines,
    snapshots,
)
from web.kit.resource import resource

SITE: list[BaseRoute] = [
    resource("/sites", "sites", GET=sites.index, POST=sites.create),
    resource("/sites/new", "new_site", GET=sites.new),
    resource("/sites/{site_id:int}", "site", GET=sites.show, POST=sites.update),
    resource("/sites/{site_id:int}/tag", "site_tag", GET=site_tags.show),
    resource("/sites/{site_id:int}/attributes", "site_attributes", GET=site_attributes.index, POST=site_attributes.create),
    resource("/sites/{site_id:int}/attributes/{attribute_id:int}", "site_attribute", DELETE=site_attributes.destroy),
    resource("/sites/{site_id:int}/segments", "site_segments", GET=site_segments.index, POST=site_segments.create),
    resource(
        "/sites/{site_id:int}/segments/{segment_id:int}",
        "site_segment",
        GET=site_segments.show,
        PUT=site_segments.update,
        DELETE=site_segments.destroy,
    ),
    resource("/sites/{site_id:int}/showing", "site_showing", GET=site_display_settings.show, PUT=site_display_settings.update),
    resource("/sites/{site_id:int}/pictures", "site_pictures", waits="network", bare=True, POST=site_pictures.create),
    resource("/sites/{site_id:int}/themes", "site_themes", GET=site_themes.index, POST=site_themes.create),
    resource("/sites/{site_id:int}/theme-publication", "site_theme_publication", POST=site_theme_publications.create),
    resource("/sites/{site_id:int}/theme-stage", "site_theme_stage", GET=site_theme_stages.show),
    resource(
        "/sites/{site_id:int}/themes/{theme_id:int}",
        "site_theme",
        GET=site_themes.show,
        POST=site_themes.update,
        PUT=site_themes.update,
        DELETE=site_themes.destroy,
    ),
    resource("/sites/{site_id:int}/themes/{theme_id:int}/default", "site_theme_default", PUT=site_theme_defaults.update),
    resource("/sites/{site_id:int}/themes/{theme_id:int}/trials", "site_theme_trials", POST=site_theme_trials.create),
    resource(
        "/sites/{site_id:int}/releases",
        "site_releases",
        GET=site_releases.index,
        POST=site_releases.create,
        DELETE=site_releases.destroy,
    ),
    resource("/snapshots/{snapshot_id:int}", "snapshot", GET=snapshots.show),
    resource("/snapshots/assets/{name}", "snapshot_asset", public=True, GET=snapshot_assets.show),
    resource("/sites/{site_id:int}/checks", "site_checks", GET=site_checks.index, POST=site_checks.create),
    resource("/sites/{site_id:int}/watch", "site_watch", PUT=site_watches.update),
    resource("/snapshots/{snapshot_id:int}/outline", "snapshot_outline", GET=snapshot_outlines.show),
]
