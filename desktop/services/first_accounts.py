"""The official accounts as the first run asks about them, before the profile is signed (art. 3, 21). Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from db.fields import name as named
from desktop.channels.permalinks import complete_address
from desktop.editorial.post import Channel
from desktop.editorial.profile import MunicipalProfile, OfficialAccount
from desktop.errors import Refusal
from desktop.services.first_run import suggested_code


def with_account(
    profile: MunicipalProfile,
    channel: Channel,
    name: str,
    address: str,
    today: dt.date,
    former: OfficialAccount | None = None,
) -> MunicipalProfile:
    """`profile` with an account more, authorised on `today`, or in place of a `former` one, whose day it keeps.

    Raises `Refusal` without a name, for one that is on the list, or for an address that is none; it may be left empty.
    """
    words = " ".join(name.split())
    if not named(words):
        raise Refusal(
            "compte_sans_nom", "Écrivez le nom du compte, comme les gens le voient. Rien n’a été changé."
        )
    others = [each for each in profile.accounts if each is not former]
    if any(each.channel == channel and each.name.casefold() == words.casefold() for each in others):
        raise Refusal(
            "compte_deja_connu", f"«\u00a0{words}\u00a0» est déjà sur la liste. Rien n’a été changé."
        )
    url = _page(address) if address.strip() else ""
    if former is not None:
        made = replace(former, channel=str(channel), name=words, url=url)
    else:
        code = suggested_code(f"{channel} {words}", {each.id for each in others}) or f"{channel}-compte"
        made = OfficialAccount(code, str(channel), words, url, today)
    kept = tuple(made if each is former else each for each in profile.accounts)
    return replace(profile, accounts=kept if former is not None else (*kept, made))


def _page(address: str) -> str:
    try:
        return complete_address(address)
    except Refusal as refusal:
        raise Refusal(
            "adresse_invalide",
            f"«\u00a0{address.strip()}\u00a0» n’est pas l’adresse d’une page. Rien n’a été changé; copiez celle que montre le "
            "navigateur, ou laissez le champ vide.",
        ) from refusal


def without_account(profile: MunicipalProfile, account: OfficialAccount) -> MunicipalProfile:
    """`profile` without an account."""
    return replace(profile, accounts=tuple(each for each in profile.accounts if each is not account))
