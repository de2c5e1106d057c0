"""The errors shared by every layer; defined in `db`, which knows nothing of the application."""

from db.errors import EnvironmentFault, Refusal

__all__ = ["EnvironmentFault", "Refusal"]
