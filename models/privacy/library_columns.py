"""What is kept of a site's library: it belongs to the organisation, too."""

from models.privacy.retention import ORGANISATION, PICTURES
from models.privacy.stored_column import kept

LIBRARY_COLUMNS = {
    "kept_steps": kept(
        "Steps that authors keep to use them again in other guides",
        ORGANISATION,
        content="name document",
        link="id organisation_id site_id edited_by_id",
        fact="created_at edited_at",
    ),
    "pictures": kept(
        "Pictures that authors put into guides; their metadata is taken out first",
        PICTURES,
        content="media_type body alt",
        link="site_id name organisation_id created_by_id",
        fact="width height created_at removed_at",
    ),
}
