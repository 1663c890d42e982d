"""Learned parts, each loaded when first needed."""
