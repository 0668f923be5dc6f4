"""All kinds of mistakes."""
