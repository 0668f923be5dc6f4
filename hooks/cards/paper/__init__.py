"""From a catalog to paper: what is printed of a card, the workshops, the PDF files."""
