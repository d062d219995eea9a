"""The register's tables as people edit them: what a change would do, and how it is kept."""
