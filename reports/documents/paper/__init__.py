"""What the brief, the full report and the profiles say, as blocks."""
