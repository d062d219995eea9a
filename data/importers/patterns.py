"""Patterns that are compiled when they are first needed: a file needs few of them, and every start
of a process would pay for all."""

import re
from functools import cached_property


class Pattern:
    """As what ``re.compile`` gives, made at the first use."""

    def __init__(self, pattern: str, flags: int = 0):
        self.pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern:
        return re.compile(self.pattern, self._flags)

    @cached_property
    def match(self):
        """As that of a compiled pattern, as the other three."""
        return self._compiled.match

    @cached_property
    def fullmatch(self):
        """The whole text."""
        return self._compiled.fullmatch

    @cached_property
    def search(self):
        """Anywhere in the text."""
        return self._compiled.search

    @cached_property
    def sub(self):
        """Replaces what is found."""
        return self._compiled.sub
