"""Tables for people: text, CSV, JSON and workbook."""
