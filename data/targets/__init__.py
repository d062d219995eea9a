"""Settings, calendar, topics and working hours, each from a date."""
