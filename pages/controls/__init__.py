"""Filters, choice of unit, freshness, empty states, the table behind a chart."""
