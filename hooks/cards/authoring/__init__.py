"""From what somebody wants of the files of a project to their new texts."""
