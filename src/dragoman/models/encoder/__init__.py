"""The small encoder: what it reads words into, and what its heads make of that."""
