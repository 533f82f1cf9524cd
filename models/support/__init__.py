"""What the domain stands on: settings, database, canonical JSON, random names, the guarded way out."""
