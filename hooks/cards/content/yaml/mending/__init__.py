"""Lines that YAML cannot read, mended as they were meant, so that all of a file's problems are told at once."""
