"""What is noted in the audit log of requests whose own code notes nothing, by method and route.

A row is written when the subject of the address is other than before, or `always`. The same words of the same member stand there
once an hour where `seldom` says so: an author who types is not a hundred entries.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Noted:
    """`what` was done, behind the name of what it was done to."""

    act: str
    what: str
    always: bool = False
    seldom: bool = False

    @property
    def is_new(self) -> bool:
        """Whether its subject is what was made, and not what the address names."""
        return self.act.endswith(".made")

    @property
    def is_removal(self) -> bool:
        return self.act.endswith(".removed")

    @property
    def is_change(self) -> bool:
        return not self.is_new and not self.is_removal


DRAFT = Noted("guide.edited", "the draft was edited", seldom=True)
OWN_PREVIEW = Noted("guide.preview_made", "was shown on its site to its author alone", always=True, seldom=True)
CHANGED = Noted("guide.changed", "the guide was changed")
LOOKED_AFTER = Noted("finding.changed", "the finding was changed")
SHOWN = Noted("site.changed", "the site was changed")
LOOK = Noted("theme.changed", "the theme was changed", seldom=True)

NOTED = {
    "POST sites": Noted("site.made", "the site was added"),
    "POST site": SHOWN,
    "PUT site_showing": SHOWN,
    "PUT site_forwarders": SHOWN,
    "POST site_attributes": SHOWN,
    "DELETE site_attribute": SHOWN,
    "POST time_notes": Noted("note.made", "a note was written on the time line"),
    "PUT time_note": Noted("note.changed", "a note on the time line was changed"),
    "DELETE time_note": Noted("note.removed", "a note on the time line was removed"),
    "POST site_segments": Noted("segment.made", "the segment was made"),
    "PUT site_segment": Noted("segment.changed", "the segment was changed", seldom=True),
    "DELETE site_segment": Noted("segment.removed", "the segment was removed"),
    "POST site_themes": Noted("theme.made", "the theme was made"),
    "POST site_theme": LOOK,
    "PUT site_theme": LOOK,
    "PUT site_theme_default": Noted("theme.changed", "the theme was changed"),
    "DELETE site_theme_default": Noted("theme.changed", "the theme was changed"),
    "DELETE site_theme": Noted("theme.removed", "the theme was removed"),
    "POST site_pictures": Noted("picture.kept", "a picture was sent", always=True, seldom=True),
    "PUT site_picture": Noted("library.changed", "a picture was described or replaced", always=True, seldom=True),
    "POST site_picture": Noted("library.changed", "a removed picture was put back", always=True, seldom=True),
    "DELETE site_picture": Noted("library.changed", "a picture was removed", always=True, seldom=True),
    "POST site_unused_pictures": Noted("library.changed", "removed pictures were put back", always=True, seldom=True),
    "DELETE site_unused_pictures": Noted("library.changed", "unused pictures were removed", always=True, seldom=True),
    "POST site_kept_steps": Noted("library.changed", "a step was kept for reuse", always=True, seldom=True),
    "DELETE site_kept_step": Noted("library.changed", "a step is no longer kept for reuse", always=True, seldom=True),
    "PUT site_watch": SHOWN,
    "PATCH api_contents.change": Noted("site.content_changed", "many things were changed at once", always=True),
    "GET api_contents.show": Noted("site.exported", "its content was exported by a key", always=True, seldom=True),
    "POST text_replacements": Noted("guide.edited", "words were replaced in drafts", always=True),
    "DELETE text_replacements": Noted("guide.edited", "replaced words were taken back", always=True),
    "POST guide_checks": Noted("check.asked", "its targets were looked for", always=True, seldom=True),
    "POST site_checks": Noted("check.asked", "a check was asked for", always=True, seldom=True),
    "POST guides": Noted("guide.made", "the guide was made"),
    "POST guide_copies": Noted("guide.made", "the guide was made as a copy"),
    "POST guide": CHANGED,
    "POST guide_archival": CHANGED,
    "DELETE guide_archival": CHANGED,
    "GET guide_preview": Noted("guide.preview_made", "a link to a preview was made", always=True, seldom=True),
    "POST guide_own_preview": OWN_PREVIEW,
    "POST review_own_preview": OWN_PREVIEW,
    "DELETE guide_previews": Noted("guide.preview_ended", "previews were ended", always=True),
    "DELETE open_preview": Noted("guide.preview_ended", "a preview was ended", always=True),
    "POST guide_builds": Noted("guide.build_begun", "pointing on the live page was begun", always=True, seldom=True),
    "PUT guide_draft": DRAFT,
    "POST guide_draft": DRAFT,
    "PUT guide_order": DRAFT,
    "POST guide_steps": DRAFT,
    "PUT guide_step": DRAFT,
    "DELETE guide_step": DRAFT,
    "POST guide_step_copies": DRAFT,
    "PUT guide_step_target": DRAFT,
    "DELETE guide_step_target": DRAFT,
    "PUT guide_step_opener": DRAFT,
    "DELETE guide_step_opener": DRAFT,
    "POST guide_step_snapshot": DRAFT,
    "PUT guide_rules": DRAFT,
    "PUT guide_language": DRAFT,
    "POST guide_language": DRAFT,
    "PUT guide_theme": DRAFT,
    "POST guide_theme": DRAFT,
    "POST guide_translations": DRAFT,
    "POST guide_translation_files": DRAFT,
    "PUT guide_translation": DRAFT,
    "POST guide_translation": DRAFT,
    "DELETE guide_translation": DRAFT,
    "POST guide_version_restoration": Noted("guide.version_restored", "an earlier version is the draft again"),
    "PUT guide_version": Noted("guide.version_named", "a version got another name", always=True, seldom=True),
    "POST guide_comments": Noted("guide.commented", "something was said about the draft", always=True),
    "POST guide_reviews": Noted("review.asked", "a review was asked for", always=True),
    "POST review_comments": Noted("review.commented", "something was said about the version", always=True),
    "POST review_comment_resolution": Noted("review.resolved", "a comment is done with", always=True),
    "DELETE review_comment_resolution": Noted("review.reopened", "a comment is open again", always=True),
    "PUT finding_assignee": LOOKED_AFTER,
    "DELETE finding_dismissal": LOOKED_AFTER,
    "POST finding_snooze": LOOKED_AFTER,
    "DELETE finding_snooze": LOOKED_AFTER,
    "POST invitation_link": Noted("member.invited", "an invitation got a new link; the one before it opens nothing", always=True),
    "POST invitation_letter": Noted(
        "member.invited", "an invitation was sent again; its earlier links open nothing", always=True
    ),
}
"""Method and route → what is noted. An operation of the API is noted like the first of its twins that stands here."""
