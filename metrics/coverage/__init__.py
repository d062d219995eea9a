"""Which days uploads cover, and which months can be shown."""
