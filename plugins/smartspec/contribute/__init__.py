"""Ways in for those who contribute: forms, starting files and schemas, all made from the models."""
