"""Examples for the gallery and its test."""

from components.privacy_inventory import PrivacyInventory
from models.privacy.inventory import InventoryPlane, InventoryTable, KeptColumn

_MEMBERS = InventoryTable(
    "members",
    "The account itself",
    "As long as the account.",
    (
        KeptColumn("email", "sealed", "To sign in with, and to write to about the account"),
        KeptColumn("name", "sealed", "What colleagues see beside the member's work"),
        KeptColumn("id", "link", "The account itself"),
    ),
)
_HOURS = InventoryTable("hour_keys", "Makes of networks names that mean nothing an hour later", "Until its hour is over.", ())

EXAMPLES = {
    "two planes": PrivacyInventory(
        (
            InventoryPlane("member", "People with an account", (_MEMBERS,)),
            InventoryPlane("visitor", "Visits of the customers' pages", (_HOURS,)),
        )
    ),
    "nothing": PrivacyInventory(()),
}
