"""What a line of a register says, kind of fact by kind of fact, in words."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from db.facts import Fact
from db.listing import PostRow
from db.workspace import Workspace
from desktop.editorial.civil_dates import french_day
from desktop.editorial.elections import Level
from desktop.editorial.marks import ConsentStatus, Mark
from desktop.editorial.post import Channel
from desktop.services.accounts import known_accounts
from desktop.services.elections import code_of_level
from desktop.services.emergencies import ReviewVerdict
from desktop.services.image_people import APPEARANCE, RELEASE
from desktop.services.image_rights import rights_from_mapping
from desktop.services.logo_consents import LOGO_CONSENT
from desktop.services.public_notices import notice_of
from desktop.services.register_parts import channels_named, day_of, days_of, joined, scope_of
from desktop.services.rule_titles import pack_titles, rule_title
from desktop.services.share_requests import SHARE_REQUEST
from desktop.services.stored_json import read_json, read_text
from desktop.services.versions import VERDICT_WORDS
from desktop.services.withdrawal import WithdrawalReason

_UNTITLED = "Sans titre"
_LONGEST = 400
"""Characters of a text that a line keeps: its beginning tells which one it is."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words of one line; `private` never leaves. `about_post` is whether its item is a post to open."""

    what: str
    subject: str = ""
    detail: str = ""
    private: str = ""
    about_post: bool = False


class Words:
    """Says the lines of one reading: what several lines share is read once.

    Without `sealed`, nothing private is said.
    """

    def __init__(self, workspace: Workspace, resources: Path, *, sealed: bool) -> None:
        self._workspace = workspace
        self._resources = resources
        self._sealed = sealed
        self._posts: dict[str, PostRow | None] = {}

    def of(self, fact: Fact) -> RowWords:
        """The words of a fact of one of the registers."""
        told = self._of_sealed(fact) if fact.kind == "sealed" else _SAYS[fact.kind](self, fact)
        return told if self._sealed else replace(told, private="")

    def title(self, item: str | None) -> str:
        """The title of a post, as the lists know it."""
        row = self._post(item)
        if row is not None or item is None:
            return row.title or _UNTITLED if row is not None else ""
        # A notice that was deposited, and that nobody prepared yet.
        notice = notice_of(self._workspace, item)
        return notice.title if notice is not None else _UNTITLED

    def state(self, item: str | None) -> str:
        """How a post stands, empty for what is not one yet (a notice that was only deposited)."""
        row = self._post(item)
        return row.state if row is not None else ""

    def text(self, sha: Any) -> str:
        """The beginning of a text that a fact names, empty when it names none."""
        if sha is None:
            return ""
        text = " ".join(read_text(self._workspace, str(sha)).split())
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

    def name(self, person: str) -> str:
        """The name of a colleague, by their identifier."""
        people = self._workspace.ledger.roster().people()
        return next((each.name for each in people if each.person == person), person)

    def account(self, channel: Channel, identifier: str) -> str:
        """The name of an account, by its identifier."""
        return self._accounts.get((channel, identifier), identifier)

    def rule(self, identifier: str) -> str:
        """The article and the title of a rule."""
        return rule_title(self._resources, identifier)

    def known(self, wanted: str) -> Fact | None:
        """The fact of that hash."""
        return self._workspace.ledger.fact(wanted)

    def json(self, sha: Any) -> dict[str, Any]:
        """An object that a fact names."""
        return read_json(self._workspace, str(sha))

    @cached_property
    def _accounts(self) -> dict[tuple[Channel, str], str]:
        return {(each.channel, each.id): each.name for each in known_accounts(self._workspace)}

    def _post(self, item: str | None) -> PostRow | None:
        if item is None:
            return None
        if item not in self._posts:
            self._posts[item] = self._workspace.queries.post(item)
        return self._posts[item]

    def _of_sealed(self, fact: Fact) -> RowWords:
        type_ = str(fact.body["type"])
        (entry,) = [
            each
            for each in self._workspace.sealed.entries(about=str(fact.body["about"]), type_=type_)
            if each.id == fact.body["sealed"]
        ]
        if entry.destroyed:
            return RowWords(_SEALED[type_], "Contenu effacé")
        held: Mapping[str, Any] = json.loads(self._workspace.sealed.open(entry.id))
        return _OPENED[type_](held)


def _decision(words: Words, fact: Fact) -> RowWords:
    on = channels_named(fact.body["nodes"])
    detail = joined(on, words.text(fact.body["comment"]))
    return RowWords(VERDICT_WORDS[str(fact.body["verdict"])], words.title(fact.item), detail, "", True)


def _answer(words: Words, fact: Fact) -> RowWords:
    what = _answer_name(fact, "changée" if fact.parents else "")
    equivalent = words.text(fact.body.get("equivalent"))
    given = f"Équivalent français\u00a0: {equivalent}" if equivalent else ""
    rule = words.rule(str(fact.body["rule"]))
    return RowWords(
        what, words.title(fact.item), joined(words.text(fact.body["reason"]), given, rule), "", True
    )


def _answer_name(fact: Fact, became: str = "") -> str:
    what = "Justification" if fact.kind == "waiver" else "Contestation"
    return f"{what} {became}".strip()


def _answer_withdrawal(words: Words, fact: Fact) -> RowWords:
    """The reasons that no longer count, each once."""
    former = [known for each in fact.body["answers"] if (known := words.known(str(each))) is not None]
    what = " et ".join(dict.fromkeys(_answer_name(each, "retirée") for each in former)) or "Réponse retirée"
    said = dict.fromkeys(_answer(words, each).detail for each in former)
    return RowWords(what, words.title(fact.item), joined(*said), "", True)


def _receipt(words: Words, fact: Fact) -> RowWords:
    claim = words.known(str(fact.body["claim"]))
    channel = Channel(claim.body["channel"]).label if claim is not None else ""
    return RowWords(
        "Publiée", words.title(fact.item), joined(channel, str(fact.body["permalink"] or "")), "", True
    )


def _withdrawal(words: Words, fact: Fact) -> RowWords:
    reason = WithdrawalReason(str(fact.body["reason"])).label
    what = "Image retirée" if fact.body["asset"] else "Retirée"
    detail = joined(reason, channels_named(fact.body["channels"]), words.text(fact.body["comment"]))
    return RowWords(what, words.title(fact.item), detail, "", True)


def _rights(words: Words, fact: Fact) -> RowWords:
    record = rights_from_mapping(words.json(fact.body["object"]))
    end = f"jusqu’au {french_day(record.expires)}" if record.expires else "sans date de fin"
    detail = joined(scope_of(map(str, record.channels)), end)
    subject = record.licence or "Titre non inscrit"
    private = f"Titulaire\u00a0: {record.holder}" if record.holder else ""
    return RowWords("Fiche de droits", subject, detail, private)


def _destruction(words: Words, fact: Fact) -> RowWords:
    count = len(fact.body["sealed"])
    said = "1 fiche scellée effacée" if count == 1 else f"{count} fiches scellées effacées"
    return RowWords(
        "Destruction", said, joined(f"Motif\u00a0: {fact.body['reason']}", words.text(fact.body["comment"]))
    )


def _notice(words: Words, fact: Fact) -> RowWords:
    return RowWords("Avis déposé", words.text(fact.body["title"]), words.text(fact.body["body"]), "", True)


def _notice_kept(words: Words, fact: Fact) -> RowWords:
    """The remarks that the greffe answered by keeping its words."""
    known = [remark for each in fact.body["remarks"] if (remark := words.known(str(each))) is not None]
    said = dict.fromkeys(words.text(remark.body["text"]) for remark in known)
    return RowWords("Texte maintenu", words.title(fact.item), joined(*said), "", True)


def _comment(words: Words, fact: Fact) -> RowWords:
    quote = words.text(fact.body["quote"])
    quoted = f"À propos de «\u00a0{quote}\u00a0»" if quote else ""
    return RowWords(
        "Commentaire", words.title(fact.item), joined(words.text(fact.body["text"]), quoted), "", True
    )


def _emergency(words: Words, fact: Fact) -> RowWords:
    detail = joined(words.text(fact.body["reason"]), channels_named(fact.body["channels"]))
    return RowWords("Sortie avant l’approbation", words.title(fact.item), detail, "", True)


def _emergency_review(words: Words, fact: Fact) -> RowWords:
    verdict = ReviewVerdict(str(fact.body["verdict"])).label
    return RowWords(
        "Urgence révisée",
        words.title(fact.item),
        joined(verdict, words.text(fact.body["comment"])),
        "",
        True,
    )


def _account(_: Words, fact: Fact) -> RowWords:
    body = fact.body
    what = "Compte autorisé" if body["authorized"] else "Autorisation retirée"
    name, channel = str(body["name"]), Channel(body["channel"]).label
    detail = joined(channel if channel != name else "", f"dès le {day_of(body['on'])}")
    return RowWords(what, name, f"{detail[:1].upper()}{detail[1:]}")


def _account_request(words: Words, fact: Fact) -> RowWords:
    body = fact.body
    detail = joined(str(body["platform"]), words.text(body["audience"]), words.text(body["analysis"]))
    return RowWords("Compte demandé", str(body["name"]), detail)


def _account_decision(words: Words, fact: Fact) -> RowWords:
    asked = words.known(str(fact.body["request"]))
    what = "Demande accordée" if fact.body["granted"] else "Demande refusée"
    return RowWords(what, str(asked.body["name"]) if asked else "", words.text(fact.body["reason"]))


def _account_keepers(words: Words, fact: Fact) -> RowWords:
    body = fact.body
    detail = ", ".join(words.name(str(code)) for code in body["people"]) or "Personne"
    channel = Channel(body["channel"])
    named = dict.fromkeys((channel.label, words.account(channel, str(body["account"]))))
    return RowWords("Responsables désignés", ", ".join(named), detail)


def _election(words: Words, fact: Fact) -> RowWords:
    del words  # a period names no text
    body = fact.body
    what = "Période annulée" if body["cancelled"] else "Période inscrite"
    vote = f"scrutin le {day_of(body['vote'])}" if body["vote"] else ""
    level, _, kind = str(body["type"]).partition("/")
    named = {code_of_level(each): str(each) for each in Level}.get(level, level)
    subject = f"Élection {named}, {_ELECTION_KINDS.get(kind, kind)}"
    return RowWords(what, subject, joined(days_of(body), vote))


def _checklist(words: Words, fact: Fact) -> RowWords:
    count = len(fact.body["points"])
    said = "1 point confirmé" if count == 1 else f"{count} points confirmés"
    detail = joined(said, f"période {days_of(fact.body)}")
    return RowWords("Liste de la période électorale confirmée", words.title(fact.item), detail, "", True)


def _period_check(_: Words, fact: Fact) -> RowWords:
    """What verifying the posts online again left."""
    body = fact.body
    to_review, waiting, passed = len(body["review"]), len(body["waiting"]), int(body["passed"])
    detail = joined(
        f"{to_review} à revoir" if to_review else "",
        f"{waiting} à vérifier" if waiting else "",
        f"{passed} sans rien à changer" if passed else "",
    )
    subject = f"Période électorale {days_of(body)}"
    return RowWords("Publications en ligne vérifiées", subject, detail or "Rien n’est en ligne")


def _conduct(words: Words, fact: Fact) -> RowWords:
    where = ", ".join(str(address) for address in fact.body["published"].values())
    return RowWords(
        "Règles de conduite",
        f"En vigueur dès le {day_of(fact.body['since'])}",
        joined(where, words.text(fact.body["text"])),
    )


def _placement(words: Words, fact: Fact) -> RowWords:
    body = fact.body
    what = "Placement annulé" if body["cancelled"] else "Placement décidé"
    whole, cents = divmod(int(body["cents"]), 100)
    amount = f"{whole:,}".replace(",", "\u00a0") + f",{cents:02}\u00a0$"
    detail = joined(Channel(body["channel"]).label, amount, days_of(body), words.title(fact.item))
    return RowWords(what, words.text(body["purpose"]), detail, "", fact.item is not None)


def _link_note(words: Words, fact: Fact) -> RowWords:
    return RowWords("Lien jugé pertinent", str(fact.body["address"]), words.text(fact.body["note"]))


def _profile(_: Words, fact: Fact) -> RowWords:
    return RowWords("Profil municipal signé", f"Empreinte {str(fact.body['object'])[:12]}…")


def _packs(_: Words, fact: Fact) -> RowWords:
    names = sorted(fact.body["packs"])
    return RowWords("Règles signées", f"{len(names)} groupes de règles", ", ".join(pack_titles(names)))


def _release(held: Mapping[str, Any]) -> RowWords:
    end = held["expires"]
    until = f"jusqu’au {day_of(end)}" if end else "sans date de fin"
    status = str(held["status"])
    given = f"{status}e" if status.endswith("é") else status
    return RowWords(_SEALED[RELEASE], f"Autorisation {given}", joined(scope_of(held["channels"]), until))


def _appearance(held: Mapping[str, Any]) -> RowWords:
    said = (
        "Reconnaissable sur une image" if held["identifiable"] else "Non reconnaissable, après vérification"
    )
    return RowWords(_SEALED[APPEARANCE], said)


def _logo(held: Mapping[str, Any]) -> RowWords:
    status = ConsentStatus(held["status"])
    given = f"le {day_of(held['on'])}" if held["on"] else ""
    end = f"jusqu’au {day_of(held['until'])}" if held["until"] else ""
    paper = "document joint" if held["document"] else "sans document"
    shown = f"Consentement {status}" if held["shown"] else "Logo absent, après vérification"
    private = joined(held["holder"], f"par {held['by']}" if held["by"] else "", held["use"])
    return RowWords(
        _SEALED[LOGO_CONSENT], Mark(held["mark"]).label, joined(shown, given, end, paper), private
    )


def _share(held: Mapping[str, Any]) -> RowWords:
    who = f"demandée par {held['name']}" if held["name"] else ""
    said = "Partagée" if held["shared"] else "Refusée"
    return RowWords(_SEALED[SHARE_REQUEST], said, "", joined(held["address"], who, held["reason"]))


_SEALED = {
    RELEASE: "Autorisation de diffusion",
    APPEARANCE: "Personne sur une image",
    LOGO_CONSENT: "Consentement pour un logo",
    SHARE_REQUEST: "Demande de partage",
}
_OPENED: Mapping[str, Callable[[Mapping[str, Any]], RowWords]] = {
    RELEASE: _release,
    APPEARANCE: _appearance,
    LOGO_CONSENT: _logo,
    SHARE_REQUEST: _share,
}
_SAYS: Mapping[str, Callable[[Words, Fact], RowWords]] = {
    "decision": _decision,
    "waiver": _answer,
    "contest": _answer,
    "answer_withdrawal": _answer_withdrawal,
    "receipt": _receipt,
    "withdrawal": _withdrawal,
    "rights": _rights,
    "destruction": _destruction,
    "notice": _notice,
    "notice_kept": _notice_kept,
    "comment": _comment,
    "emergency": _emergency,
    "emergency_review": _emergency_review,
    "account": _account,
    "account_request": _account_request,
    "account_decision": _account_decision,
    "account_keepers": _account_keepers,
    "election": _election,
    "checklist": _checklist,
    "conduct": _conduct,
    "period_check": _period_check,
    "placement": _placement,
    "link_note": _link_note,
    "profile": _profile,
    "packs": _packs,
}
_ELECTION_KINDS = {"generale": "générale", "partielle": "partielle", "referendum": "référendum"}
