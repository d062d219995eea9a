"""What screens look up, of a published version: read from its folder alone, so that it is the same
whatever becomes of the lake and of the program. Functions have the names and arguments of those of
``pages.cache`` that they stand in for; what an earlier version does not hold is left out."""
