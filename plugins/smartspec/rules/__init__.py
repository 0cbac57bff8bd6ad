"""Every rule that contributed files must keep: what is said when it is broken.

Each has three sentences: what was seen, what is allowed, and the next step. The names in
``%(…)s`` are filled from the problem's values; a value ``hint`` adds a fourth sentence, “Did
you mean …?”. Swedish is in ``locale/sv.po``.
"""

from .editors import AGE, HISTORY, MACROS, SETTINGS
from .facts import DIALOGUE, PROSE, REFERENCES, STRATEGIES
from .files import FILES, FORM, VALUES, YAML
from .proposals import PROPOSALS
from .rule import Level, Rule
from .tables import IMPORTS, INITIATIVES, TABLES
from .unfinished import UNFINISHED

WRITTEN = UNFINISHED | FILES | FORM | YAML | VALUES
CONTRIBUTED = WRITTEN | REFERENCES | STRATEGIES | DIALOGUE | TABLES | INITIATIVES | PROSE
RULES: dict[str, Rule] = CONTRIBUTED | IMPORTS | AGE | HISTORY | MACROS | SETTINGS | PROPOSALS

__all__ = ["AGE", "CONTRIBUTED", "HISTORY", "IMPORTS", "MACROS", "PROPOSALS", "RULES", "SETTINGS", "Level", "Rule"]
