"""What it is called when a cell cannot be taken in."""


class RejectedCell(Exception):
    """A cell that cannot be taken in; the rule that it breaks, with the rule's values."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values
