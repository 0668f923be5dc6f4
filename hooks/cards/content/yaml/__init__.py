"""A file's text as plain values that know their positions, and what is wrong with it as YAML."""
