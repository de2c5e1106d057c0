"""Civil time where the municipality is: America/Toronto, whatever the computer's zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from desktop.errors import Refusal

ZONE = ZoneInfo("America/Toronto")


def now() -> dt.datetime:
    """The current time in the municipality's zone, to the second."""
    return dt.datetime.now(ZONE).replace(microsecond=0)


def planned_day(planned_at: str | None, today: dt.date) -> dt.date:
    """The civil day of publication: the planned one, or today when nothing is planned.

    Raises `Refusal` (`date_invalide`) when the planned date is not one.
    """
    if planned_at is None:
        return today
    try:
        return dt.datetime.fromisoformat(planned_at).date()
    except ValueError as error:
        raise Refusal(
            "date_invalide",
            f"La date prévue «\u00a0{planned_at}\u00a0» n’est pas une date. Le texte est conservé; "
            "choisissez une date de la forme AAAA-MM-JJ ou AAAA-MM-JJTHH:MM.",
        ) from error
