"""Records as people and other programs want to see them: in the terminal, on a page."""
