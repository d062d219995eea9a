"""The order of versions: 1.9 before 1.10."""


def by_version(version: str) -> tuple[int, ...]:
    """What versions are sorted by."""
    return tuple(int(part) for part in version.split("."))
