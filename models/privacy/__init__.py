"""What Cairn keeps, and how."""
