"""One rule, one file; the register finds them by itself."""
