"""The exception for a cell that cannot be imported."""


class RejectedCell(Exception):
    """A cell cannot be imported: the rule it breaks, and the values for the rule's message."""

    def __init__(self, rule: str, **values: str) -> None:
        super().__init__(rule)
        self.rule, self.values = rule, values
