"""The steps of a case as pages: what each asks, says and does (`all_pages`)."""
