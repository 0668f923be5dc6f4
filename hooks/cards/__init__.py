"""Practice cards: from YAML files to the pages of a site.

The way of the data, one direction, one folder a stage::

    content -> paper -> site

Nothing in this package imports MkDocs; ``site_build``, beside it, does.
"""
