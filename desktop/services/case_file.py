"""Reads a whole case, a JSON object shaped like those of the calibration corpus, into a `GateCase`.

Keys the application does not know are tolerated; a key that is missing has the default an empty sheet
would have (no image, no account, not approved). What is there but wrong is refused, with its place.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from desktop.editorial.elections import gate_period, period_on
from desktop.editorial.gates.case import (
    CaseAccount,
    CaseImage,
    ElectionPeriod,
    GateCase,
    Override,
    with_profile,
)
from desktop.editorial.profile import MunicipalProfile, ProfileElection
from desktop.editorial.rights import Person, PublicRole, Release, RightsRecord
from desktop.errors import Refusal
from desktop.services.case_values import CaseReader


def case_from_line(line: str, profile: MunicipalProfile | None = None) -> GateCase:
    """The case one line of JSON describes. Raises `Refusal` (`cas_invalide`) saying what is wrong and where."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refusal(
            "cas_invalide",
            "Cette ligne n’est pas du JSON valide. Les autres lignes sont traitées; corrigez celle-ci.",
        ) from error
    return case_from_mapping(value, profile)


def case_from_mapping(value: object, profile: MunicipalProfile | None = None) -> GateCase:
    """The case `value` describes, completed by the municipal profile; no findings yet.

    The election period is the one given; `null` says there is none, and without the key the calendar
    answers for the publication day. Raises `Refusal` (`cas_invalide`), all points in `reasons`.
    """
    if not isinstance(value, Mapping):
        raise Refusal(
            "cas_invalide", "Un cas est un objet JSON avec un titre et un texte; celui-ci n’en est pas un."
        )
    reader = CaseReader(value)
    case = _case(reader, profile.elections if profile else ())
    if not case.title.strip() and not case.body.strip():
        reader.refuse("body", "il faut un titre («\u00a0title\u00a0») ou un texte («\u00a0body\u00a0»)")
    reader.raise_problems()
    return with_profile(case, profile) if profile else case


def _case(reader: CaseReader, entered: tuple[ProfileElection, ...]) -> GateCase:
    planned_on = reader.day("planned_at")
    event = reader.table("event")
    return GateCase(
        title=reader.text("title"),
        body=reader.text("body"),
        medium=reader.medium("medium"),
        kind=reader.kind("kind"),
        planned_on=planned_on,
        election=_election(reader, planned_on, entered),
        emergency=reader.flag("emergency"),
        account=_account(reader.table("account")),
        author=reader.text("author"),
        author_role=reader.text("author_role"),
        approver=reader.optional_text("approver"),
        approved_at=reader.moment("approved_at", dt.time.max),
        last_edited_at=reader.moment("last_edited_at", dt.time.min),
        images=tuple(_image(image, number) for number, image in enumerate(reader.tables("images"), start=1)),
        links=reader.texts("links"),
        tags=reader.texts("tags"),
        website_counterpart=reader.optional_text("website_counterpart"),
        override=_override(reader.table("override")),
        organiser_is_municipality=event.optional_flag("organised_by_municipality") if event else None,
        municipal_vocation=event.optional_flag("municipal_vocation") if event else None,
        discretion_reason=event.text("discretion_reason") if event else "",
        logo_consent_missing=_logo_consent_missing(reader.table("logo_use")),
    )


def _election(
    reader: CaseReader, day: dt.date | None, entered: tuple[ProfileElection, ...]
) -> ElectionPeriod | None:
    if not reader.has("election"):
        return gate_period(period_on(day, entered)) if day is not None else None
    held = reader.table("election")
    if held is None:
        return None
    start, end = held.day("start"), held.day("end")
    if start is None or end is None:
        held.refuse(
            "start" if start is None else "end", "une période électorale a un premier et un dernier jour"
        )
        return None
    if end < start:
        held.refuse("end", "la période électorale finit avant de commencer")
    return ElectionPeriod(kind=held.text("type") or "municipale", start=start, end=end)


def _account(held: CaseReader | None) -> CaseAccount | None:
    if held is None:
        return None
    return CaseAccount(
        name=held.text("name"),
        authorized=held.flag("authorized"),
        approved_by_direction_on=held.day("approved_by_dg_on"),
        logo_on_profile=held.flag("logo_on_profile"),
    )


def _image(image: CaseReader, number: int) -> CaseImage:
    rights = image.table("rights")
    credit = image.table("credit")
    return CaseImage(
        name=image.text("file") or f"image\u00a0{number}",
        rights=_rights(rights),
        credit_required=image.flag("credit_required"),
        credit=credit.optional_text("text") if credit else None,
        credit_where=credit.optional_text("where") if credit else None,
        people=tuple(_person(person, place) for place, person in enumerate(image.tables("persons"), start=1)),
        alt=image.optional_text("alt"),
        decorative=image.flag("decorative"),
        logo=image.flag("logo"),
        modified=image.flag("modified"),
        derived_from=rights.optional_text("derived_from") if rights else None,
        people_reviewed=image.flag("people_reviewed", default=True),
        # A case is the text as published: a credit said to be in it must be found there.
        credit_printed=False,
    )


def _rights(held: CaseReader | None) -> RightsRecord | None:
    if held is None or not held.flag("record", default=True):
        return None
    return RightsRecord(
        holder=held.optional_text("holder"),
        licence=held.optional_text("licence"),
        channels=held.media("media"),
        expires=held.day("expires"),
        modifications_allowed=held.optional_flag("modifications_allowed"),
    )


def _person(person: CaseReader, number: int) -> Person:
    consent = person.table("consent")
    role = person.optional_text("public_role")
    return Person(
        # Unsaid is not "nobody can tell": somebody listed counts as recognisable.
        identifiable=person.flag("identifiable", default=True),
        minor=person.flag("minor"),
        age=person.age("age"),
        release=_release(consent),
        label=str(number),
        public_role=PublicRole(role) if role in set(PublicRole) else None,
    )


def _release(consent: CaseReader | None) -> Release | None:
    if consent is None:
        return None
    return Release(
        status=consent.text("status"),
        channels=consent.media("scope"),
        expires=consent.day("expires"),
        signed_by=consent.optional_text("signed_by"),
    )


def _override(held: CaseReader | None) -> Override | None:
    """An override as written, empty parts included: whether it is in force is for the gates to say."""
    if held is None:
        return None
    return Override(*(held.text(key) for key in ("gate", "by", "reason", "at")))


def _logo_consent_missing(use: CaseReader | None) -> bool:
    return use is not None and use.flag("third_party") and not use.flag("consent")
