"""How long anybody waits for the database."""

PATIENCE = 5
"""Seconds to wait for a connection: for one that is free, and for the server to take a new one."""

LOCK_PATIENCE = 10
"""Seconds that a statement waits for somebody else's lock, on both databases."""

LONGEST_STATEMENT = 600
"""Seconds that a statement may take on PostgreSQL, and that may pass between two of one transaction, where nobody waits."""

LONGEST_ANSWER = 30
"""The same where somebody waits: in a process that serves. SQLite has no such bound; its statements take what they take."""

LASTING = {
    "connect_timeout": PATIENCE,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,
}
"""A server that vanished without a word is noticed in ten seconds; the last in milliseconds. What the operator decides in the
address of the database stays so.
"""
