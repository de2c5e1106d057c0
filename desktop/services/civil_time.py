"""Civil time where the municipality is: America/Toronto, whatever the computer's zone."""

from __future__ import annotations

import datetime as dt

from desktop.editorial.civil_dates import ZONE, civil_day
from desktop.errors import Refusal


def now() -> dt.datetime:
    """The current time in the municipality's zone, to the second."""
    return dt.datetime.now(ZONE).replace(microsecond=0)


def planned_day(planned_at: str | None) -> dt.date | None:
    """The civil day that was planned, None when none was.

    Raises `Refusal` (`date_invalide`) when the planned date is not one.
    """
    if planned_at is None:
        return None
    try:
        return civil_day(dt.datetime.fromisoformat(planned_at))
    except (ValueError, OverflowError) as error:
        raise Refusal(
            "date_invalide",
            f"La date prévue «\u00a0{planned_at}\u00a0» n’est pas une date. Le texte est conservé; "
            "choisissez une date de la forme AAAA-MM-JJ ou AAAA-MM-JJTHH:MM.",
        ) from error


def publication_day(planned_at: str | None, today: dt.date) -> dt.date:
    """The first day a post can go out: the planned one, or today when none is planned or it is past.

    Raises `Refusal` (`date_invalide`) when the planned date is not one.
    """
    return max(planned_day(planned_at) or today, today)
