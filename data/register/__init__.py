"""OPDs and accounts over time."""
