"""The eighteen gates of the policy, as pure functions of a `GateCase`."""

from desktop.editorial.gates.evaluation import APPROVAL, GATES, Gate, evaluate, is_in_force, overall
from desktop.editorial.gates.verdict import GateResult, Origin, Reason, Verdict

__all__ = [
    "APPROVAL",
    "GATES",
    "Gate",
    "GateResult",
    "Origin",
    "Reason",
    "Verdict",
    "evaluate",
    "is_in_force",
    "overall",
]
