"""Opening what is handed in: archives, encodings, JSON."""
