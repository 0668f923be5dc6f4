"""From the files of a project to checked values, or to problems."""
