"""Everything that changes a checked report, one module a subject."""
