"""How many connections a serving process holds at once: also those on which nobody asks anything, which browsers keep open."""

import resource

MOST = 8192
FOR_OTHERS = 512
"""Files of a process that are no visitor's: databases, sources, what is sent elsewhere."""

AT_LEAST = 256


def connections() -> int:
    """As many as the system lets a process open files for, once this one asked for as many as it needs.

    What comes beyond waits until somebody leaves, whatever they want: so idle connections must not use them up.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + FOR_OTHERS
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        soft = allowed
    return MOST if soft == resource.RLIM_INFINITY else max(AT_LEAST, min(MOST, soft - FOR_OTHERS))
