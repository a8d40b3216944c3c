"""Everything that changes an application, one module a subject."""
