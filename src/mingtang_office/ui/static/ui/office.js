// Binds the office's modules to their data- attributes.
