"""Funded initiatives and their amounts."""
