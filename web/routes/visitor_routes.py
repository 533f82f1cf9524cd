"""Addresses that browsers of visitors ask."""

from starlette.routing import BaseRoute, Route

from web.player import (
    builds,
    built_words,
    contents,
    drawings,
    events,
    live_guides,
    own_previews,
    page_pictures,
    parts,
    picks,
    pictures,
    previews,
    releases,
    schemas,
    scripts,
    types,
)

PLAYER: list[BaseRoute] = [
    Route("/player/v1/{key}.js", scripts.show, name="player_script"),
    Route("/player/v1/{key}/events", events.create, methods=["POST", "OPTIONS"], name="player_events"),
    Route("/player/v1/schema/{name}.json", schemas.show, name="player_schema"),
    Route("/player/v1/cairn.d.ts", types.show, name="player_types"),
    Route("/player/v1/{key}/guides.json", live_guides.show, name="player_guides"),
    Route("/player/v1/{key}/releases/{hash}.json", releases.show, name="player_release"),
    Route("/player/v1/{key}/releases/{hash}.js", drawings.show, name="player_drawing"),
    Route("/player/v1/{key}/releases/{hash}/{version}.js", drawings.show, name="player_drawing_of"),
    Route("/player/v1/{key}/content/{hash}.json", contents.show, name="player_content"),
    Route("/player/v1/{key}/previews/{token}.json", previews.show, name="player_preview"),
    Route("/player/v1/{key}/previews", previews.create, methods=["POST", "OPTIONS"], name="player_previews"),
    Route("/player/v1/{key}/own-previews", own_previews.show, methods=["POST", "DELETE", "OPTIONS"], name="player_own_previews"),
    Route("/player/v1/{key}/words", built_words.create, methods=["POST", "OPTIONS"], name="player_words"),
    Route("/player/v1/{key}/pictures/{name}", pictures.show, name="player_picture"),
    Route("/player/v1/{key}/parts/{name}.js", parts.show, name="player_part"),
    Route("/player/v1/{key}/builds", builds.show, methods=["POST", "DELETE", "OPTIONS"], name="player_builds"),
    Route(
        "/player/v1/{key}/page-pictures",
        page_pictures.create,
        methods=["POST", "DELETE", "OPTIONS"],
        name="player_page_pictures",
    ),
    Route("/player/v1/{key}/picks", picks.create, methods=["POST", "DELETE", "OPTIONS"], name="player_picks"),
]
