"""The ranking: places, headline, movement, where a change comes from."""
