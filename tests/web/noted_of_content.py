"""What addresses note themselves in the audit log that change guides and sites as a whole."""

OF_CONTENT = {
    "POST guide_deletion": "guide.deleted",
    "DELETE guide_deletion": "guide.brought_back",
    "POST site_deletion": "site.deleted",
    "DELETE site_deletion": "site.brought_back",
    "POST guide_split": "guide.split",
    "DELETE guide_split": "guide.split_ended",
    "POST guide_archivals": "guide.changed",
    "DELETE guide_archivals": "guide.changed",
    "POST guide_labels": "guide.changed",
    "DELETE guide_labels": "guide.changed",
    "PUT finding_assignees": "finding.changed",
    "POST finding_dismissals": "finding.ignored",
    "DELETE finding_dismissals": "finding.changed",
    "POST finding_snoozes": "finding.changed",
    "DELETE finding_snoozes": "finding.changed",
    "POST finding_repairs": "repair.accepted",
    "DELETE finding_repairs": "repair.taken_back",
    "PUT guide_label_colours": "guide.changed",
    "POST guide_publication": "guide.published",
    "DELETE guide_publication": "guide.taken_down",
}

STORED_OF_CONTENT = {
    "guide_deletion": "when a guide was deleted",
    "site_deletion": "when a site was deleted",
    "api_deletions.create_guide": "when a guide was deleted",
    "api_deletions.create_site": "when a site was deleted",
    "guide_archivals": "when guides were archived",
    "guide_labels": "labels",
    "guide_label_colours": "the colour of a label",
    "api_label_colours.index": "the colours of labels",
    "finding_assignees": "who looks at findings",
    "finding_dismissals": "that findings were set aside",
    "finding_snoozes": "until when findings wait",
    "guide_reviewers": "whose approval a guide waits for",
    "guide_version": "what a version is called",
}
"""What they store instead of a document."""
