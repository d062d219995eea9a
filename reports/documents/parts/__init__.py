"""What documents are built of: blocks of text, tables and lines, and what a document is."""
