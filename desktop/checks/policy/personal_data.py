"""Personal data recognised by its form: telephone, e-mail, social insurance, health insurance, birth date.

Art. 23 and 26; Loi sur l'accès, art. 53 and following. What names somebody in a sensitive matter is in the
rule packs; this check reads numbers and addresses, in one pass each. The municipality's own, those of public
bodies, of community groups and of people on duty are clean.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.coded_rules import CodedRules
from desktop.checks.policy.identity_numbers import (
    KINDS,
    Number,
    births_in_parentheses,
    identity_numbers,
    inventory_before,
)
from desktop.checks.policy.people import plain, read_first_names
from desktop.editorial.findings import Finding
from desktop.editorial.profile import MunicipalProfile

# Hyphens of all kinds, and what else may stand between the digits of a number.
_DASHES = "\u2010-\u2015-"
_PHONE = re.compile(
    rf"(?<![\w/.{_DASHES}])(?:\+?1[ .{_DASHES}]{{0,2}})?(?:\((?P<a>[2-9]\d\d)\)|(?P<b>[2-9]\d\d))[ ./{_DASHES}]{{0,3}}"
    rf"\(?(?P<exchange>[2-9]\d\d)\)?[ .{_DASHES}]{{0,3}}(?P<line>\d{{4}})(?![\w{_DASHES}]|[.,]\d)"
)
# Ten digits cut otherwise (*450 55 50 147*) are a telephone of Québec's when they begin as one.
_SCATTERED_PHONE = re.compile(
    rf"(?<![\w.,/{_DASHES}])(?=\d[ .{_DASHES}]?\d[ .{_DASHES}]?\d)(?:\d[ .{_DASHES}]?){{9}}\d(?![\w{_DASHES}$%]|[ .,]?\d| [$%])"
)
_AREAS = frozenset("263 354 367 418 438 450 468 514 579 581 819 873".split())
# Seven digits are a telephone only when something says so just before.
_LOCAL_PHONE = re.compile(
    r"(?:t[ée]l(?:[ée]phone[rz]?)?\.?|cell(?:ulaire)?\.?|appel(?:er|ez|le)|composez|texto(?:ez)?|joindre|rejoindre)"
    rf"[^.!?\n\d]{{0,30}}(?<![\d-])(?P<number>[2-9]\d\d[ .{_DASHES}]\d{{4}})(?![\w{_DASHES}]|[.,]\d)",
    re.IGNORECASE,
)
# Or when a first name stands just before; a by-law or a file ends with its year.
_NAMED_PHONE = re.compile(
    rf"(?P<name>[A-ZÀ-Ý][a-zà-ÿ]{{2,20}})[ ,:(]{{1,3}}(?:au |à )?(?P<number>[2-9]\d\d[ {_DASHES}](?!19|20)\d{{4}})(?![\w{_DASHES}]|[.,]\d)"
)
_ABROAD = re.compile(r"(?<![\w+])\+(?!1\b)[2-9]\d{0,2}[ .-]?\(?\d{1,4}\)?(?:[ .-]?\d{2,4}){2,4}(?!\w)")
# Seven or ten digits written as words, one by one or in tens: nobody spells anything else in a row.
_DIGIT_WORDS = {
    name: str(digit) for digit, name in enumerate("zéro un deux trois quatre cinq six sept huit neuf".split())
}
_SPELLED_PHONE = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(_DIGIT_WORDS)})[ ,.{_DASHES}]{{1,3}}){{6,9}}(?:{'|'.join(_DIGIT_WORDS)})(?!\w)",
    re.IGNORECASE,
)
_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888", "900"})
# A mailbox written so that no machine reads it: people do.
_SPELLED_EMAIL = re.compile(
    r"(?<![\w.+-])(?P<local>[\w.+-]{2,64}) ?(?:@|\uff20|[(\[]? ?(?:at|à|arobase) ?[)\]]?|[(\[] ?a ?[)\]]) ?"
    r"(?P<domain>[a-z]{2,20}(?:\.| ?[(\[]? ?(?:point|dot) ?[)\]]? ?)(?:com|ca|fr|net|qc\.ca))\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])(?P<local>[\w.+-]{1,64})@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
# Mailboxes that people keep for themselves; a body that uses one is told by its name or its sentence.
_PRIVATE_DOMAINS = re.compile(
    r"(?:gmail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|protonmail|proton|gmx|videotron|sympatico"
    r"|bell|cgocable|tlb|globetrotter|xplornet|b2b2c|ebox|electronicbox|cooptel|sogetel|oricom|axion|mail|rogers)"
    r"\.(?:[a-z.]{2,8})",
    re.IGNORECASE,
)
_PUBLIC_DOMAINS = re.compile(r"(?:.+\.)?(?:qc\.ca|gc\.ca|gouv\.[\w.]+|quebec|org|edu|coop)", re.IGNORECASE)

# Who speaks for a body and not for themselves. Read, without accents, in the sentence that holds the number.
_BODY = re.compile(
    r"\b(?:municipal|mairie|hotel de ville|service|bureau|bibliotheque|ecole|garage|caserne|ecocentre|centre|clsc|cisss"
    r"|hopital|clinique|pharmacie|surete|police|pompier|ministere|mrc|ville|regie|commission|gouvernement|hydro|societe"
    r"|club|comite|association|organisme|fondation|cercle|maison d|coop|fabrique|paroisse|fadoq|scouts|ligue|tourisme"
    r"|comptoir|banque alimentaire|popote|entraide|federation|reseau|conseil|info-|ligne|sans frais|urgence|inc\.|ltee|enr\."
    r"|secretariat|reception|administration|camp de jour|arena|piscine|poste \d|office|saint-vincent|croix-rouge|guignolee"
    r"|regroupement|moisson|secours|oeuvre|soins palliatifs|troupe|chorale|choeur|harmonie|cadets|guides|afeas|chevaliers|fermieres|aines|aine|benevolat|transport|taxibus|refuge"
    r"|spca|friperie|ressourcerie|soccer|hockey|baseball|patinage|equipe|table de|carrefour|halte|garderie|cpe|college|cegep"
    r"|universite|musee|theatre|festival|exposition|marche de|syndicat|corporation|ordre des|chambre de commerce|radio|journal|equijustice|mediation|sos |tel-)"
)
_DUTY = re.compile(
    r"\b(?:direct(?:eur|rice)|coordonnat|responsable|prepose|agente?\b|inspect(?:eur|rice)|greffi|tresori|president"
    r"|conseill|charge|technicien|contremaitre|commis\b|adjoint|intervenant|animat(?:eur|rice)|secretaire|gestionnaire"
    r"|bibliothecaire|urbaniste|ingenieu|mecanicien|brigadi|capitaine|notaire|avocat|entraineu(?!r adjoint)|benevole"
    r"|depute|maire\b|mairesse|arpenteur|evaluateur|veterinaire|registraire|curateur)"
)
_PRIVATE = re.compile(
    r"\b(?:cellulaire|cell\b|residence|domicile|a la maison(?! d)|chez (?:lui|elle|moi|eux)|en soiree|apres \d+ h|le soir|perdue?s?\b"
    r"|trouvee?s?\b|a donner|a vendre|a louer|egaree?|covoiturage|gagnante?|proprietaire|voisine?|citoyen|temoin"
    r"|numero personnel|courriel personnel|adresse personnelle|ligne personnelle|demandez|son numero|son courriel)"
)
# A first name, or its beginning, another word, figures: nobody is given such an address at work, nor is a club.
_PERSON_MAILBOX = re.compile(r"(?P<first>[a-z]{3,15})[._-](?P<name>[a-z]{3,20})[._-]?\d{2,4}")
_BODY_MAILBOX = re.compile(
    r"(?:info|contact|club|comite|assoc|maison|centre|cercle|fabrique|paroisse|fadoq|scout|ligue|biblio|bureau|service"
    r"|secretariat|admin|reservation|inscription|loisir|soccer|hockey|baseball|patin|jardin|troupe|choeur|chorale|orchestre"
    r"|entraide|popote|fondation|coop|afeas|chevaliers|fermieres|societe|groupe|tournoi|festival|comptoir|benevol|ecole|cpe"
    r"|garderie|refuge|aines|agedor|guignolee|cadets|equipe|municip|mairie|stesophie|saintesophie)"
)
# « L'Office », « la Maisonnée » : an article before a capital names a body; a region or a town is a place.
_CAPITAL_AFTER = re.compile(
    r"(?:^|[^\w])(?:[Ll]'|[LlDd]e |[Ll]a |[Ll]es |[Dd]u |[Aa]ux? |[Dd]es )(?!Québec|Laurentides|Rivière|Canada|Noël)"
    r"[A-ZÀ-Ý][a-zà-ÿ]+"
)

# What may stand before a body at the head of a sentence that speaks of it: « Le Cercle de fermières… ».
_SPEAKER = re.compile(r"\W*(?:l[ea]s? |l'|notre |votre )?(?:grand |petit |nouveau |nouvelle )?")
_CAPITALISED = re.compile(r"(?<!\w)[A-ZÀ-Ý][a-zà-ÿ]{2,}")


class PersonalDataCheck:
    """Private contact details and identity numbers. Linear in the text; its pack is of articles 23 and 26."""

    name = "renseignements personnels"

    def __init__(self, resources: Path | None = None) -> None:
        blanks: tuple[str, ...] = ()
        self._rules = CodedRules(
            self.name, dict.fromkeys((*KINDS, "telephone", "courriel"), blanks), resources
        )
        folder = resources if resources is not None else paths.resources()
        self._listed_names = read_first_names(folder / "lexicon" / "prenoms.txt")
        self._first_names = frozenset(plain(name) for name in self._listed_names if len(name) > 2)

    def unavailable(self) -> None:
        """Nothing but shipped data is needed, read at construction."""

    def check(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        """The personal data of one text, each under its own span."""
        for name, start, end in self._found(document, context.profile):
            yield from self._rules.findings(name, (start, end), document, context)

    def _found(self, document: Document, profile: MunicipalProfile) -> Iterator[Number]:
        yield from identity_numbers(document.folded)
        yield from births_in_parentheses(document.folded, self._listed_names)
        sentences = _Sentences(document)
        for start, end, digits in self._phones(document.folded):
            if _is_public_phone(digits, profile):
                continue
            sentence = sentences.around(start, end)
            if self._is_private(sentence) and not self._speaks_before(sentence, sentences.before(start)):
                yield "telephone", start, end
        for match in _EMAIL.finditer(document.folded):
            sentence = sentences.around(match.start(), match.end())
            if self._is_private_mailbox(match["local"], match["domain"].lower(), sentence, profile):
                yield "courriel", match.start(), match.end()
        for match in _SPELLED_EMAIL.finditer(document.folded):
            if "@" in match.group() and " " not in match.group():
                continue  # told above, as it should be written
            domain = re.sub(r"[ (\[]*(?:point|dot)[ )\]]*", ".", match["domain"].lower())
            sentence = sentences.around(match.start(), match.end())
            if _PRIVATE_DOMAINS.fullmatch(domain) and self._is_private_mailbox(
                match["local"], domain, sentence, profile
            ):
                yield "courriel", match.start(), match.end()

    def _phones(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each telephone number: where it is, and its ten digits (seven, or more, when it has no area code)."""
        taken = 0
        for match in _PHONE.finditer(text):
            yield match.start(), match.end(), (match["a"] or match["b"]) + match["exchange"] + match["line"]
        for match in _SCATTERED_PHONE.finditer(text):
            digits = _digits(match.group())
            if (
                digits[:3] in _AREAS
                and not _PHONE.fullmatch(match.group())
                and not inventory_before(text, match.start())
            ):
                yield match.start(), match.end(), digits
        for match in _LOCAL_PHONE.finditer(text):
            taken = match.end("number")
            yield match.start("number"), taken, _digits(match["number"])
        for match in _NAMED_PHONE.finditer(text):
            if plain(match["name"]) in self._first_names and match.end("number") != taken:
                yield match.start("number"), match.end("number"), _digits(match["number"])
        for match in _SPELLED_PHONE.finditer(text):
            digits = "".join(_DIGIT_WORDS[word] for word in re.findall(r"\w+", match.group().lower()))
            if len(digits) == 10 or digits[0] in "23456789":
                yield match.start(), match.end(), digits
        for match in _ABROAD.finditer(text):
            if not _PHONE.search(match.group()):
                yield match.start(), match.end(), _digits(match.group())

    def _is_private(self, sentence: str) -> bool:
        """Whether a contact is somebody's own: unless its sentence names the body that answers."""
        words = plain(sentence)
        if _PRIVATE.search(words):
            return True
        if _BODY.search(words) or _DUTY.search(words):
            return False
        return self._names_a_person(sentence) or not _CAPITAL_AFTER.search(sentence)

    def _speaks_before(self, sentence: str, before: str) -> bool:
        """Whether a body that the sentence before names gives the number: « …des lits. Pour offrir le vôtre : 450… ».

        Somebody named with the number is its contact when that body is what the sentence before speaks of.
        """
        words = plain(before)
        body = _BODY.search(words)
        if body is None or _PRIVATE.search(plain(f"{before} {sentence}")):
            return False
        return bool(_SPEAKER.fullmatch(words[: body.start()])) or not self._names_a_person(sentence)

    def _names_a_person(self, sentence: str) -> bool:
        return any(plain(word) in self._first_names for word in _CAPITALISED.findall(sentence))

    def _is_private_mailbox(self, local: str, domain: str, sentence: str, profile: MunicipalProfile) -> bool:
        if _is_official_mailbox(local, domain, profile):
            return False
        name = plain(local)
        if self._is_a_person_s(name) and not _PUBLIC_DOMAINS.fullmatch(domain):
            return True
        if _PRIVATE_DOMAINS.fullmatch(domain):
            return not _BODY_MAILBOX.search(name) and self._is_private(sentence.replace(f"{local}@", " "))
        # Elsewhere, a person's name in the address is that person's at work, unless the text says otherwise.
        return not _PUBLIC_DOMAINS.fullmatch(domain) and bool(_PRIVATE.search(plain(sentence)))

    def _is_a_person_s(self, local: str) -> bool:
        """Whether a mailbox is named after a person, figures included, whoever the sentence speaks of."""
        match = _PERSON_MAILBOX.fullmatch(local)
        if match is None or _BODY_MAILBOX.search(local):
            return False
        return any(first.startswith(match["first"]) for first in self._first_names)


class _Sentences:
    """The sentence around a place, to read who speaks."""

    def __init__(self, document: Document) -> None:
        self._segments = document.segments
        self._starts = [segment.start for segment in document.segments]
        self._text = document.folded

    def around(self, start: int, end: int) -> str:
        """The segments that touch `text[start:end]`: `M.` or a dot in an address may have cut one."""
        first = max(0, bisect.bisect_right(self._starts, start) - 1)
        last = bisect.bisect_left(self._starts, end + 1)
        spans = self._segments[first:last]
        return self._text[max(spans[0].start, start - 400) : min(spans[-1].end, end + 400)] if spans else ""

    def before(self, start: int) -> str:
        """The end of the segment that precedes the one of `start`; empty when that one is the first."""
        first = bisect.bisect_right(self._starts, start) - 2
        if first < 0:
            return ""
        span = self._segments[first]
        return self._text[max(span.start, span.end - 400) : span.end]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_public_phone(digits: str, profile: MunicipalProfile) -> bool:
    own = {_digits(phone)[:10] for phone in (*profile.phones, profile.complaint_phone) if phone}
    if len(digits) == 7:
        return any(number.endswith(digits) for number in own)
    return digits in own or (len(digits) == 10 and digits[:3] in _TOLL_FREE)


def _is_official_mailbox(local: str, domain: str, profile: MunicipalProfile) -> bool:
    own = any(domain == known or domain.endswith(f".{known}") for known in profile.domains)
    return own or f"{local}@{domain}".lower() in {email.lower() for email in profile.emails}
