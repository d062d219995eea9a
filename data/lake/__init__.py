"""The truth under one home folder: uploads, documents, their hashes, backup."""
