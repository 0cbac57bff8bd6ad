"""Findings for editors, by territory."""
