"""Where a participle in -é is no order: quoted, in apposition, after an auxiliary."""

from __future__ import annotations

from desktop.checks.grammar.verbs.infinitives import is_vous_form
from desktop.checks.reading.clauses import verb_after
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

OBJECTS = forms("le la les l' un une ce cet cette ces leur leurs son sa ses du")
ADDRESSED = forms("votre vos -le -la -les -nous -vous -moi -y -en -lui -leur ton ta tes")


# What these verbs are followed by when they have no object: « téléphoné au 311 », « pensé à réserver ».
CUES = {
    "communiquer": ("avec",),
    "téléphoner": ("à", "au", "aux"),
    "penser": ("à", "au", "aux"),
    "postuler": ("d'", "avant", "en", "à", "au", "dès", "sur", "par", "!", "."),
    "cliquer": ("sur", "ici", "dans"),
    "profiter": ("de", "d'", "du", "des"),
    "marcher": ("à", "au", "face", "sur", "avec"),
    "stationner": ("sur", "dans", "à"),
    "magasiner": ("ici", "local"),
    "jouer": ("à", "au", "avec", "dehors"),
    "monter": ("à", "dans"),
    "passer": ("nous", "voir", "chercher", "prendre", "au", "à", "par"),
    "rester": ("à", "chez", "prudents", "au"),
    "circuler": ("avec", "à"),
    "parler": ("-en", "à", "de"),
    "deviner": ("et", "qui", "quoi", "combien", "où"),
    "noter": ("que", "qu'", "bien"),
    "vérifier": ("que", "qu'", "si"),
    "veiller": ("à",),
    "éviter": ("de", "d'"),
    "essayer": ("de", "d'"),
    "laisser": ("couler", "sécher", "reposer", "tremper", "ouvert", "libre"),
}


# Those that nothing said of a noun could open a sentence with: « Pensé à réserver ».
SAID_FIRST = forms("penser téléphoner cliquer profiter vérifier veiller éviter essayer deviner")
PHONES = forms("911 311 211 511 811")


def is_quoted(s: Sentence, i: int) -> bool:
    """`cliquez sur « oublié »`: one word between quotation marks."""
    return s.lower(i - 1) in ("«", "“", '"') and s.lower(i + 1) in ("»", "”", '"')


def in_apposition(s: Sentence, i: int) -> bool:
    """`le système, acheté d’occasion, grince`, `par terre, vexé,`: an aside, or what is said of a noun before the comma."""
    if s.lower(i - 1) != "," or s.role(i - 2) == "V":
        return False  # Pelez, épépiné, râpez: an order among others
    if s.lower(i + 1) == "," or s.lowers(i + 1, i + 3) == ("le", "long"):
        return True
    masculine = ("m", "s") in s.at(i - 2).form.nouns | s.at(i - 2).form.qualifiers
    closing = next((k for k in range(i + 1, len(s.words)) if s.lower(k) == ","), 0)
    if closing and verb_after(s, closing + 1) is not None:
        return True
    cued = s.lower(i + 1) not in OBJECTS | ADDRESSED
    told = any(w.role == "V" for w in s.words[:i])  # not « Pour tout renseignement, téléphoné au »
    free = told and s.role(0) != "L" and not any(is_vous_form(w) for w in s.words[:i])
    transitive = any("t" in use[2:7] for _, use in s.at(i).form.participle_verbs)
    return masculine and transitive and cued and free and s.role(i - 2) in ("N", "A")


def after_auxiliary(s: Sentence, i: int) -> bool:
    """`Il a choisi un logo, puis approuvé la maquette`: the auxiliary before serves this participle too."""
    verb = next((k for k in range(i - 1, -1, -1) if s.role(k) in ("V", ".")), -1)
    auxiliary = s.at(verb).form.lemmas(infinitive=False, participle=False)
    # With « être », a participle takes no object: « sont ouverts, mais gardez vos crampons ».
    helped = "avoir" in auxiliary or ("être" in auxiliary and s.lower(i + 1) not in OBJECTS | ADDRESSED)
    if s.role(0) == "L" and not any(s.role(k) == "V" for k in range(verb)):
        return False  # Si le voyant a clignoté, coupez
    aside = verb + 1
    while s.role(aside) == "W" or s.lower(aside) in ("tous", "toutes", "même"):
        aside += 1
    if helped and s.lower(aside) == s.lower(i - 1) == ",":
        return True  # il avait, pendant vingt ans, payé le dîner
    return s.role(verb) == "V" and helped and any(s.role(k) == "Q" for k in range(verb + 1, i))
