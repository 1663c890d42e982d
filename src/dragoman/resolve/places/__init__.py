"""Toponyms to places of the gazetteer."""
