"""Practice cards: from YAML files to the pages of a site.

The way of the data, one direction, one module a stage::

    document -> schema -> checks -> catalog -> pages -> render

Nothing in this package imports MkDocs; ``hooks/practice_site.py`` does.
"""
