"""Facts → finished HTML pages. Jinja templates with autoescape; no arithmetic in templates."""
