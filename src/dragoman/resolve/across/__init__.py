"""What several reports tell of one thing: copies, stories, one meeting, one event, one person.

Nothing here changes a record. What is found is a `Join` (see `joins`), which says what is held to be
one with what, how sure that is and why, and which can be taken back. `joining.Joiner` does all of it, one
report at a time; what it has seen lies behind `candidates.Candidates`, in memory or in an archive.
"""
