"""Editing by form: its page, and the configuration of the forms."""
