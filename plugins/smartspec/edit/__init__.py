"""Ways in for those who contribute: forms, schemas, starting files, and lists kept by others."""
