"""Indonesian words for numbers, units, boards, trends and refusals: what screens and documents say
alike."""
