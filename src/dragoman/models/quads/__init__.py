"""Whether a sentence tells of politics between actors at all, and of which of PLOVER's four classes."""
