"""Public gold sets as they lie in their folders, read into plain words and labels."""
