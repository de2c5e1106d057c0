"""Reads values out of a JSON object, noting every one that is wrong with its place, instead of stopping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.editorial.civil_dates import civil_day
from desktop.editorial.post import Channel, PostKind
from desktop.errors import Refusal

# Other ways people write a medium or a kind.
_MEDIA = {
    "site": Channel.WEBSITE,
    "site web": Channel.WEBSITE,
    "web": Channel.WEBSITE,
    "le contact": Channel.CONTACT,
    "le contact de chez nous": Channel.CONTACT,
    "journal": Channel.CONTACT,
}
_KINDS = {
    "": PostKind.NEWS,
    "nouvelle": PostKind.NEWS,
    "emploi": PostKind.JOB_OFFER,
    "offre_d_emploi": PostKind.JOB_OFFER,
    "appel_d_offres": PostKind.TENDER,
    "avis": PostKind.PUBLIC_NOTICE,
    "seance_du_conseil": PostKind.COUNCIL_MEETING,
}


class CaseReader:
    """One object of a case, and its place (`images[1].rights`). Problems are shared with the whole case."""

    def __init__(self, value: Mapping[Any, Any], place: str = "", problems: list[str] | None = None) -> None:
        self._value = value
        self._place = place
        self._problems = problems if problems is not None else []

    def has(self, key: str) -> bool:
        """Whether the key is there, `null` included."""
        return key in self._value

    def refuse(self, key: str, sentence: str) -> None:
        """Notes that `key` is wrong."""
        self._problems.append(f"{self._at(key)}\u00a0: {sentence}.")

    def raise_problems(self) -> None:
        """Raises `Refusal` (`cas_invalide`) with everything noted so far, if anything was."""
        if self._problems:
            count = "une valeur" if len(self._problems) == 1 else f"{len(self._problems)} valeurs"
            raise Refusal(
                "cas_invalide",
                f"Ce cas n’a pas été évalué\u00a0: il y a {count} à corriger.",
                tuple(self._problems),
            )

    def text(self, key: str) -> str:
        """A string, empty when absent or `null`."""
        return self.optional_text(key) or ""

    def optional_text(self, key: str) -> str | None:
        """A string, or None when absent or `null`."""
        value = self._value.get(key)
        if value is None or isinstance(value, str):
            return value
        self._unexpected(key, "un texte entre guillemets")
        return None

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A boolean, `default` when absent or `null`."""
        value = self.optional_flag(key)
        return default if value is None else value

    def optional_flag(self, key: str) -> bool | None:
        """A boolean, or None when absent or `null`."""
        value = self._value.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._unexpected(key, "true ou false")
        return None

    def age(self, key: str) -> int | None:
        """An age in whole years, 0 to 120, or None."""
        value = self._value.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 120):
            return value
        self._unexpected(key, "un âge en années, de 0 à 120")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when absent or `null`."""
        values = self._list(key)
        if any(not isinstance(value, str) for value in values):
            self._unexpected(key, "une liste de textes entre guillemets")
            return ()
        return tuple(values)

    def media(self, key: str) -> frozenset[Channel]:
        """A list of media, empty when absent or `null`."""
        return frozenset(
            channel for name in self.texts(key) if (channel := self._channel(key, name)) is not None
        )

    def medium(self, key: str) -> str:
        """One of the four media; the site when absent."""
        return self._channel(key, self.text(key) or Channel.WEBSITE) or Channel.WEBSITE

    def kind(self, key: str) -> str:
        """The kind of post, other spellings folded; an unknown one is kept as it is."""
        written = self.text(key).strip().casefold().replace(" ", "_").replace("-", "_")
        return _KINDS.get(written, written)

    def day(self, key: str) -> dt.date | None:
        """A civil day from a date, or from a date-time read in America/Toronto; None when absent."""
        moment = self.moment(key, dt.time.min)
        return None if moment is None else civil_day(moment)

    def moment(self, key: str, time_when_unsaid: dt.time) -> dt.datetime | None:
        """A date-time, or None; a date alone stands for `time_when_unsaid` of that day."""
        written = self.optional_text(key)
        if written is None:
            return None
        try:
            if len(written) == len("AAAA-MM-JJ"):
                return dt.datetime.combine(dt.date.fromisoformat(written), time_when_unsaid)
            return dt.datetime.fromisoformat(written)
        except ValueError:
            self.refuse(
                key,
                f"«\u00a0{written}\u00a0» n’est pas une date; écrivez AAAA-MM-JJ, ou AAAA-MM-JJTHH:MM avec l’heure",
            )
            return None

    def table(self, key: str) -> CaseReader | None:
        """An object inside this one, or None when absent or `null`."""
        value = self._value.get(key)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return CaseReader(value, self._at(key), self._problems)
        self._unexpected(key, "un objet JSON")
        return None

    def tables(self, key: str) -> tuple[CaseReader, ...]:
        """A list of objects, empty when absent or `null`."""
        found = []
        for index, value in enumerate(self._list(key), start=1):
            if isinstance(value, Mapping):
                found.append(CaseReader(value, f"{self._at(key)}[{index}]", self._problems))
            else:
                self.refuse(f"{key}[{index}]", "on attend un objet JSON")
        return tuple(found)

    def _list(self, key: str) -> Sequence[Any]:
        value = self._value.get(key)
        if value is None:
            return ()
        if isinstance(value, list | tuple):
            return value
        self._unexpected(key, "une liste")
        return ()

    def _channel(self, key: str, name: str) -> Channel | None:
        folded = name.strip().casefold()
        if folded in _MEDIA:
            return _MEDIA[folded]
        try:
            return Channel(folded)
        except ValueError:
            allowed = ", ".join(Channel)
            self.refuse(key, f"«\u00a0{name}\u00a0» n’est pas un média; choisissez parmi {allowed}")
            return None

    def _unexpected(self, key: str, wanted: str) -> None:
        self.refuse(key, f"on attend {wanted}")

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
