"""The platform of an agency's disclosure office, built on `mingtang`."""
