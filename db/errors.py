"""The two kinds of failure a person can do something about; anything else is a bug and keeps its trace."""

from __future__ import annotations


class Refusal(Exception):
    """What was asked cannot be done as it stands, and the person can mend it.

    `code` is a stable identifier for tests and logs; `message` is a French sentence that says what
    happened, what was kept and what to do. `reasons` lists the separate points when there are several.
    """

    def __init__(self, code: str, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.reasons = reasons


class EnvironmentFault(Exception):
    """Disk, network, permissions or a missing dictionary: not the person's doing, nor a bug.

    Same fields as `Refusal`; the message names what is at fault and what was kept.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
