"""What an audit found wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it must be.

    `code` is stable, for tests and logs; `message` is a French sentence that names what is wrong and says
    what to do; `subject` is the hash, the path or the table concerned.
    """

    code: str
    message: str
    subject: str
