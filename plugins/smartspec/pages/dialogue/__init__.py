"""Needs and offers, the calendar and news, with their feeds."""
