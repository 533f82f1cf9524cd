"""Making a fetched page harmless while it keeps its looks, and every element its place."""
