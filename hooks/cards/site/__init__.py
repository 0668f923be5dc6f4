"""From a catalog to the pages and files of a site."""
