"""Personal data recognised by its form: telephone, e-mail, social insurance, health insurance, birth date.

Art. 23 and 26; Loi sur l'accès, art. 53 and following. What names somebody in a sensitive matter is in the
rule packs; this check reads numbers and addresses, in one pass each. The municipality's own, those of public
bodies, of community groups and of people on duty are clean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from desktop.checks.base import CheckContext
from desktop.checks.document import Document, Span
from desktop.editorial.findings import Category, Finding, Severity
from desktop.editorial.profile import MunicipalProfile

ARTICLE = "23, 26"

_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+?1[ .-]{0,2})?(?:\((?P<a>[2-9]\d\d)\)|(?P<b>[2-9]\d\d))[ .-]{0,3}"
    r"(?P<exchange>[2-9]\d\d)[ .-]{0,3}(?P<line>\d{4})(?![\w-]|[.,]\d)"
)
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888", "900"})
_EMAIL = re.compile(r"(?<![\w.+-])(?P<local>[\w.+-]+)@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
# Mailboxes that people keep for themselves; a body that uses one is told by its name or its sentence.
_PRIVATE_DOMAINS = re.compile(
    r"(?:gmail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|protonmail|proton|gmx|videotron|sympatico"
    r"|bell|cgocable|tlb|globetrotter|xplornet|b2b2c|ebox|electronicbox|cooptel)\.(?:[a-z.]{2,8})",
    re.IGNORECASE,
)
_NINE_DIGITS = re.compile(
    r"(?<![\w.,-])\d{3}[ -]\d{3}[ -]\d{3}(?![\w-]| ?[$%]|[ ,.]\d)|(?<![\w.,-])\d{9}(?![\w-])"
)
_INSURANCE_WORD = re.compile(r"\bN\.?A\.?S\.?(?!\w)|assurance sociale", re.IGNORECASE)
_HEALTH = re.compile(r"(?<!\w)[A-Z]{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])")
_CARD = re.compile(r"(?<![\w-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_BIRTH = re.compile(
    rf"(?:date de naissance|\bné(?:e|s|es)? le|\bddn\b)[^.!?\n]{{0,60}}?"
    rf"(?P<date>\d{{1,2}}(?:er)? (?:{_MONTHS}) (?:19[3-9]\d|20\d\d)|(?:19[3-9]\d|20\d\d)-\d\d-\d\d)",
    re.IGNORECASE,
)

# Who speaks for a body and not for themselves. Read in the sentence that holds the number.
_BODY = re.compile(
    r"\b(?:municipalit|mairie|hotel de ville|service|bureau|bibliotheque|ecole|garage|caserne|ecocentre|centre|clsc|cisss"
    r"|hopital|clinique|pharmacie|surete|police|pompiers|ministere|mrc|ville|regie|commission|gouvernement|hydro|societe"
    r"|club|comite|association|organisme|fondation|cercle|maison d|coop|fabrique|paroisse|fadoq|scouts|ligue|tourisme"
    r"|comptoir|banque alimentaire|popote|entraide|federation|reseau|conseil|info-|ligne|sans frais|urgence|inc\.|ltee|enr\."
    r"|secretariat|reception|administration|camp de jour|arena|piscine|poste \d)"
)
_DUTY = re.compile(
    r"\b(?:direct(?:eur|rice)|coordonnat|responsable|prepose|agente?\b|inspect(?:eur|rice)|greffi|tresori|president"
    r"|conseill|charge|technicien|contremaitre|commis\b|adjoint|intervenant|animat(?:eur|rice)|secretaire|gestionnaire"
    r"|bibliothecaire|urbaniste|ingenieu|mecanicien|brigadi|capitaine|notaire|avocat|entraineu|benevole)"
)
_PRIVATE = re.compile(
    r"\b(?:cellulaire|residence|domicile|a la maison|chez (?:lui|elle|moi)|en soiree|apres \d+ h|le soir|perdu|trouve|a donner"
    r"|a vendre|egare|covoiturage|gagnant|proprietaire|voisin|citoyen|temoin|numero personnel|courriel personnel)"
)
_BODY_MAILBOX = re.compile(
    r"(?:info|contact|club|comite|assoc|maison|centre|cercle|fabrique|paroisse|fadoq|scout|ligue|biblio|bureau|service"
    r"|secretariat|admin|reservation|inscription|loisir|soccer|hockey|baseball|patin|jardin|troupe|choeur|chorale|orchestre"
    r"|entraide|popote|fondation|coop|afeas|chevaliers|fermieres|societe|groupe)"
)


class PersonalDataCheck:
    """Private contact details and identity numbers. Linear in the text."""

    name = "renseignements personnels"

    def unavailable(self) -> str | None:
        """Nothing is needed: it always runs."""
        return None

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The personal data of one text, each under its own span."""
        text = document.folded
        yield from _identity_numbers(text)
        sentences = _Sentences(document)
        for match in _PHONE.finditer(text):
            digits = (match["a"] or match["b"]) + match["exchange"] + match["line"]
            if not _is_public_phone(digits, context.profile):
                yield from _contact("telephone", "Ce numéro", match, sentences)
        for match in _EMAIL.finditer(text):
            if not _is_public_mailbox(match["local"], match["domain"].lower(), context.profile):
                yield from _contact("courriel", "Cette adresse de courriel", match, sentences)


class _Sentences:
    """The sentence around a place, without accents, to read who speaks."""

    def __init__(self, document: Document) -> None:
        self._segments = document.segments
        self._text = document.folded
        self._next = 0

    def around(self, start: int, end: int) -> str:
        """The segments that touch `text[start:end]`: `M.` or a dot in an address may have cut one."""
        spans = [s for s in self._segments if s.overlaps(Span(max(0, start - 1), end + 1))]
        if not spans:
            return ""
        return _plain(self._text[spans[0].start : spans[-1].end])


def _identity_numbers(text: str) -> Iterator[Finding]:
    for match in _NINE_DIGITS.finditer(text):
        named = _INSURANCE_WORD.search(text, max(0, match.start() - 60), match.start())
        if named or (_luhn(match.group()) and not _is_inventory(text, match.start())):
            yield _block("nas", match, "Ce nombre a la forme d’un numéro d’assurance sociale.")
    for match in _HEALTH.finditer(text):
        yield _block("nam", match, "Ce code a la forme d’un numéro d’assurance maladie.")
    for match in _CARD.finditer(text):
        if _luhn(match.group()):
            yield _block("carte", match, "Ce nombre a la forme d’un numéro de carte bancaire.")
    for match in _BIRTH.finditer(text):
        yield _block("naissance", match, "Une date de naissance identifie une personne.")


def _is_inventory(text: str, start: int) -> bool:
    """A lot, a file or a by-law may count nine digits too."""
    before = text[max(0, start - 30) : start].lower()
    return bool(
        re.search(
            r"\b(?:lots?|dossiers?|règlements?|nos?|numéros?|matricules?|seao|neq|factures?|et|à) ?$", before
        )
    )


def _contact(rule: str, what: str, match: re.Match[str], sentences: _Sentences) -> Iterator[Finding]:
    """A contact that is not known to be public: private unless its sentence says whose it is."""
    sentence = sentences.around(match.start(), match.end())
    private = bool(_PRIVATE.search(sentence))
    if not private and (_BODY.search(sentence) or _DUTY.search(sentence)):
        return
    message = (
        f"{what} semble être celui d’une personne et non d’un service. Retirez-le, ou donnez les coordonnées de la Municipalité."
        if rule == "telephone"
        else f"{what} semble être celle d’une personne et non d’un service. Retirez-la, ou donnez les coordonnées de la Municipalité."
    )
    yield _block(rule, match, message)


def _is_public_phone(digits: str, profile: MunicipalProfile) -> bool:
    own = {re.sub(r"\D", "", phone)[:10] for phone in (*profile.phones, profile.complaint_phone) if phone}
    return digits in own or digits[:3] in _TOLL_FREE


def _is_public_mailbox(local: str, domain: str, profile: MunicipalProfile) -> bool:
    """Only mailboxes that people keep for themselves are private; a group's name in one makes it the group's."""
    if f"{local}@{domain}".lower() in {email.lower() for email in profile.emails}:
        return True
    return not _PRIVATE_DOMAINS.fullmatch(domain) or bool(_BODY_MAILBOX.search(_plain(local)))


def _luhn(digits: str) -> bool:
    """The checksum of identity and card numbers (ISO/IEC 7812-1)."""
    numbers = [int(digit) for digit in reversed(digits) if digit.isdigit()]
    doubled = (sum(divmod(2 * number, 10)) for number in numbers[1::2])
    return len(set(numbers)) > 1 and (sum(numbers[::2]) + sum(doubled)) % 10 == 0


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _block(rule: str, match: re.Match[str], message: str) -> Finding:
    return Finding(
        f"renseignement.{rule}",
        Category.PERSONAL_DATA,
        Severity.BLOCKING,
        match.start(),
        match.end(),
        message,
        ARTICLE,
        "La politique oblige à préserver la confidentialité (art.\u00a023) et la vie privée (art.\u00a026).",
    )
