"""All that has to do with MkDocs: its events, the pages it is given, the builds of the other languages, the server while one writes."""
