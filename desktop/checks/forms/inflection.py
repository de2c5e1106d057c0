"""Written forms of a French word, generated from its dictionary form by ending.

Rule packs list dictionary forms marked with their kind (`saluer:v`, `courageux:a`, `fiasco:n`); the
matcher compares written forms, so that no dictionary has to be installed to recognise them. A form too
many costs nothing: it simply never occurs in a text.
"""

from __future__ import annotations

from desktop.checks.forms.nouns import plural

KINDS = ("v", "a", "n")

_PRESENT_ER = ("e", "es", "ons", "ez", "ent")
_IMPERFECT = ("ais", "ait", "ions", "iez", "aient", "ant")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
_PAST_A = ("ai", "as", "a", "âmes", "âtes")

# Verbs in -ir that do not take -iss-: first persons of the present, then the stem of the plural.
_SHORT_IR = {
    "partir": "par",
    "repartir": "repar",
    "sortir": "sor",
    "ressortir": "ressor",
    "mentir": "men",
    "démentir": "démen",
    "sentir": "sen",
    "ressentir": "ressen",
    "consentir": "consen",
    "servir": "ser",
    "desservir": "desser",
    "dormir": "dor",
    "endormir": "endor",
}

# infinitive: (singular forms of the present, stem of "nous", "ils" form, stem of the future, participles)
_IRREGULAR: dict[str, tuple[str, str, str, str, str]] = {
    "faire": ("fais fait", "fais", "font", "fer", "fait"),
    "dire": ("dis dit", "dis", "disent", "dir", "dit"),
    "lire": ("lis lit", "lis", "lisent", "lir", "lu"),
    "rire": ("ris rit", "ri", "rient", "rir", "ri"),
    "suffire": ("suffis suffit", "suffis", "suffisent", "suffir", "suffi"),
    "voir": ("vois voit", "voy", "voient", "verr", "vu"),
    "croire": ("crois croit", "croy", "croient", "croir", "cru"),
    "savoir": ("sais sait", "sav", "savent", "saur", "su"),
    "pouvoir": ("peux peut puis", "pouv", "peuvent", "pourr", "pu"),
    "vouloir": ("veux veut", "voul", "veulent", "voudr", "voulu"),
    "devoir": ("dois doit", "dev", "doivent", "devr", "dû"),
    "valoir": ("vaux vaut", "val", "valent", "vaudr", "valu"),
    "vivre": ("vis vit", "viv", "vivent", "vivr", "vécu"),
    "suivre": ("suis suit", "suiv", "suivent", "suivr", "suivi"),
    "courir": ("cours court", "cour", "courent", "courr", "couru"),
    "mourir": ("meurs meurt", "mour", "meurent", "mourr", "mort"),
    "fuir": ("fuis fuit", "fuy", "fuient", "fuir", "fui"),
    "vaincre": ("vaincs vainc", "vainqu", "vainquent", "vaincr", "vaincu"),
    "rompre": ("romps rompt", "romp", "rompent", "rompr", "rompu"),
    "plaire": ("plais plaît", "plais", "plaisent", "plair", "plu"),
    "taire": ("tais tait", "tais", "taisent", "tair", "tu"),
    "clore": ("clos clôt", "clos", "closent", "clor", "clos"),
    "pleuvoir": ("pleut", "pleuv", "pleuvent", "pleuvr", "plu"),
    "prévoir": ("prévois prévoit", "prévoy", "prévoient", "prévoir", "prévu"),
    "boire": ("bois boit", "buv", "boivent", "boir", "bu"),
    "nuire": ("nuis nuit", "nuis", "nuisent", "nuir", "nui"),
    "accueillir": ("accueille accueilles", "accueill", "accueillent", "accueiller", "accueilli"),
    "recueillir": ("recueille recueilles", "recueill", "recueillent", "recueiller", "recueilli"),
    "aller": ("vais vas va", "all", "vont", "ir", "allé"),
}
_IRREGULAR_EXTRA = {
    "être": "être suis es est sommes êtes sont étais était étions étiez étaient étant été sois soit soyons "
    "soyez soient fus fut furent serai seras sera serons serez seront serais serait serions seriez seraient fût",
    "avoir": "avoir ai as a avons avez ont avais avait avions aviez avaient ayant eu eue eus eues aie aies ait "
    "ayons ayez aient eut eurent aurai auras aura aurons aurez auront aurais aurait aurions auriez auraient",
    "faire": "faites fasse fasses fassions fassiez fassent fit firent",
    "dire": "dites",
    "savoir": "sache saches sachons sachez sachent sachant",
    "pouvoir": "puisse puisses puissions puissiez puissent",
    "vouloir": "veuille veuilles veuillons veuillez veuillent",
    "aller": "aille ailles aillent",
    "valoir": "vaille vaillent",
}
# Prefixed verbs conjugate like the verb they hold.
_PREFIXED = {
    "refaire": "faire",
    "défaire": "faire",
    "satisfaire": "faire",
    "redire": "dire",
    "contredire": "dire",
    "interdire": "dire",
    "prédire": "dire",
    "médire": "dire",
    "élire": "lire",
    "réélire": "lire",
    "relire": "lire",
    "revoir": "voir",
    "entrevoir": "voir",
    "poursuivre": "suivre",
    "survivre": "vivre",
    "revivre": "vivre",
    "accourir": "courir",
    "parcourir": "courir",
    "secourir": "courir",
    "enfuir": "fuir",
    "convaincre": "vaincre",
    "déplaire": "plaire",
    "complaire": "plaire",
    "corrompre": "rompre",
    "interrompre": "rompre",
    "sourire": "rire",
}


def forms(entry: str) -> frozenset[str]:
    """The written forms, in lower case, of `word` or `word:kind` (v verb, a adjective, n noun)."""
    word, _, kind = entry.partition(":")
    word = word.lower()
    if kind == "v":
        return verb_forms(word)
    if kind == "a":
        return adjective_forms(word)
    if kind == "n":
        return frozenset({word, plural(word)})
    return frozenset({word})


def adjective_forms(word: str) -> frozenset[str]:
    """Masculine, feminine, singular and plural of an adjective, or of a noun that has both genders."""
    feminines = _feminines(word)
    plurals = {plural(word), f"{word}s"} if word.endswith("al") else {plural(word)}  # idéaux, idéals
    return frozenset({word} | plurals | feminines | {form + "s" for form in feminines})


def _feminines(word: str) -> set[str]:
    for ending, replacements in _FEMININE:
        if word.endswith(ending):
            return {word[: len(word) - len(ending)] + replacement for replacement in replacements}
    return {word + "e"}


_FEMININE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("teur", ("trice", "teuse", "teure", "teresse")),
    ("eur", ("euse", "eure", "rice")),
    ("eux", ("euse",)),
    ("oux", ("ouse", "ouce")),
    ("if", ("ive",)),
    ("ïf", ("ïve",)),
    ("el", ("elle",)),
    ("eil", ("eille",)),
    ("en", ("enne",)),
    ("on", ("onne",)),
    ("er", ("ère",)),
    ("et", ("ète", "ette")),
    ("ot", ("ote", "otte")),
    ("anc", ("anche",)),
    ("ic", ("ique",)),
    ("ec", ("ecque", "èche")),
    ("uc", ("uque",)),
    ("eau", ("elle",)),
    ("ou", ("olle", "oue")),
    ("as", ("asse", "ase")),
    ("os", ("osse", "ose")),
    ("ais", ("aise", "aisse")),
    ("s", ("se", "sse")),
    ("ul", ("ule", "ulle")),
    ("e", ("e", "esse")),
    ("é", ("ée",)),
)


def verb_forms(infinitive: str) -> frozenset[str]:
    """Every simple form of a verb; the pronoun of a pronominal verb is not part of it."""
    base = _PREFIXED.get(infinitive)
    if base is not None:
        prefix = infinitive[: len(infinitive) - len(base)]
        return frozenset(prefix + form for form in verb_forms(base))
    found = set(_IRREGULAR_EXTRA.get(infinitive, "").split())
    if infinitive in _IRREGULAR:
        singular, stem, they, future, participle = _IRREGULAR[infinitive]
        found |= _from_parts(infinitive, singular.split(), stem, they, future, participle)
    elif not found:
        found = _regular(infinitive)
    return frozenset(found)


def _regular(verb: str) -> set[str]:
    if verb.endswith("er"):
        return _first_group(verb)
    if verb in _SHORT_IR:
        short, stem = _SHORT_IR[verb], verb[:-2]
        return _from_parts(verb, [short + "s", short + "t"], stem, stem + "ent", verb, stem + "i")
    for ending, make in _BY_ENDING:
        if verb.endswith(ending):
            root = verb[: len(verb) - len(ending)]
            singular, stem, they, future, participle = make
            return _from_parts(
                verb,
                [root + person for person in singular.split()],
                root + stem,
                root + they,
                root + future,
                root + participle,
            )
    stem = verb[:-1] if verb.endswith("ir") else verb[:-2]
    return _from_parts(verb, [stem + "s", stem + "t"], stem + "ss", stem + "ssent", stem + "r", stem)


# ending: singular forms, stem of "nous", "ils", stem of the future, participle — without the root
_BY_ENDING: tuple[tuple[str, tuple[str, str, str, str, str]], ...] = (
    ("enir", ("iens ient", "en", "iennent", "iendr", "enu")),
    ("ouvrir", ("ouvre ouvres", "ouvr", "ouvrent", "ouvrir", "ouvert")),
    ("frir", ("fre fres", "fr", "frent", "frir", "fert")),
    ("prendre", ("prends prend", "pren", "prennent", "prendr", "pris")),
    ("aindre", ("ains aint", "aign", "aignent", "aindr", "aint")),
    ("eindre", ("eins eint", "eign", "eignent", "eindr", "eint")),
    ("oindre", ("oins oint", "oign", "oignent", "oindr", "oint")),
    ("dre", ("ds d", "d", "dent", "dr", "du")),
    ("uire", ("uis uit", "uis", "uisent", "uir", "uit")),
    ("crire", ("cris crit", "criv", "crivent", "crir", "crit")),
    ("mettre", ("mets met", "mett", "mettent", "mettr", "mis")),
    ("battre", ("bats bat", "batt", "battent", "battr", "battu")),
    ("cevoir", ("çois çoit", "cev", "çoivent", "cevr", "çu")),
    ("mouvoir", ("meus meut", "mouv", "meuvent", "mouvr", "mu")),
    ("aître", ("ais aît", "aiss", "aissent", "aîtr", "u")),
    ("clure", ("clus clut", "clu", "cluent", "clur", "clu")),
    ("quérir", ("quiers quiert", "quér", "quièrent", "querr", "quis")),
)


def _from_parts(
    verb: str, singular: list[str], stem: str, they: str, future: str, participle: str
) -> set[str]:
    """All simple forms from the principal parts of a verb that is not in -er."""
    found = {verb, they, *singular}
    found |= {stem + ending for ending in ("ons", "ez", *_IMPERFECT)}
    found |= {they.removesuffix("nt"), they.removesuffix("nt") + "s"}
    found |= {future + ending for ending in _FUTURE}
    feminine = participle + "e"
    found |= {participle, feminine, feminine + "s", participle if participle[-1] == "s" else participle + "s"}
    if participle[-1] in "iu":
        found |= {participle + "t", participle + "rent"}
    elif participle.endswith(("is", "it")):
        found |= {participle[:-1] + "t", participle[:-1] + "rent"}
    return found


def _first_group(verb: str) -> set[str]:
    root = verb[:-2]
    soft = root
    if verb.endswith("cer"):
        soft = root[:-1] + "ç"
    elif verb.endswith("ger"):
        soft = root + "e"
    found = {verb}
    for silent in _silent_stems(root):
        found |= {silent + ending for ending in ("e", "es", "ent")}
        found |= {silent + "er" + ending for ending in _FUTURE}
    found |= {root + ending for ending in _PRESENT_ER if ending != "ons"}
    found |= {root + ending for ending in ("ions", "iez", "èrent", "é", "ée", "és", "ées")}
    found |= {soft + ending for ending in ("ons", "ais", "ait", "aient", "ant", *_PAST_A)}
    found |= {root + "er" + ending for ending in _FUTURE}
    if verb.endswith("envoyer"):
        found |= {root.removesuffix("oy") + "err" + ending for ending in _FUTURE}
    return found


def _silent_stems(root: str) -> set[str]:
    """Stems before a silent ending: `appell-`, `achèt-`, `cèd-`, `emploi-`."""
    if root.endswith("y") and len(root) > 1:
        return {root[:-1] + "i", root}
    if len(root) > 2 and root[-2] in "eé" and root[-1] not in "aeiouyéè":
        return {root[:-2] + "è" + root[-1], root + root[-1] if root[-2] == "e" else root}
    if len(root) > 3 and root[-3] in "eé" and root[-2] in "bcdgptv" and root[-1] in "lr":
        return {root[:-3] + "è" + root[-2:]}
    if len(root) > 3 and root[-3] == "é" and root.endswith(("gu", "qu")):
        return {root[:-3] + "è" + root[-2:]}
    return {root}
