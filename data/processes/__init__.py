"""Child processes: started, limited and ended."""
