"""French verbs, form by form: which tense and person a form is, and the same tense of another verb.

Enough to put « annulée » in place of « cancellée »: the simple tenses, the participles, the imperative,
and the third persons of the past simple. Features are short codes, tense then person: `pre3s`
(présent), `ipf` (imparfait), `fut`, `con` (conditionnel), `sub` (subjonctif), `ord` (impératif), `pas`
(passé simple), `inf`, `ppr`; the past participle is `pp` with gender and number (`ppfs`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_IPF = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUT = ("ai", "as", "a", "ons", "ez", "ont")
_MUTE = {0, 1, 2, 5}  # persons whose ending is silent in the present

# Present (six persons), future stem, past participle, past simple (3s, 3p).
_IRREGULAR = {
    "faire": ("fais fais fait faisons faites font", "fer", "fait", "fit firent"),
    "prendre": ("prends prends prend prenons prenez prennent", "prendr", "pris", "prit prirent"),
    "mettre": ("mets mets met mettons mettez mettent", "mettr", "mis", "mit mirent"),
    "tenir": ("tiens tiens tient tenons tenez tiennent", "tiendr", "tenu", "tint tinrent"),
    "venir": ("viens viens vient venons venez viennent", "viendr", "venu", "vint vinrent"),
    "recevoir": ("reçois reçois reçoit recevons recevez reçoivent", "recevr", "reçu", "reçut reçurent"),
    "devoir": ("dois dois doit devons devez doivent", "devr", "dû", "dut durent"),
    "voir": ("vois vois voit voyons voyez voient", "verr", "vu", "vit virent"),
    "prévoir": ("prévois prévois prévoit prévoyons prévoyez prévoient", "prévoir", "prévu", "prévit prévirent"),
    "pouvoir": ("peux peux peut pouvons pouvez peuvent", "pourr", "pu", "put purent"),
    "vouloir": ("veux veux veut voulons voulez veulent", "voudr", "voulu", "voulut voulurent"),
    "savoir": ("sais sais sait savons savez savent", "saur", "su", "sut surent"),
    "avoir": ("ai as a avons avez ont", "aur", "eu", "eut eurent"),
    "être": ("suis es est sommes êtes sont", "ser", "été", "fut furent"),
    "aller": ("vais vas va allons allez vont", "ir", "allé", "alla allèrent"),
    "suivre": ("suis suis suit suivons suivez suivent", "suivr", "suivi", "suivit suivirent"),
    "vivre": ("vis vis vit vivons vivez vivent", "vivr", "vécu", "vécut vécurent"),
    "écrire": ("écris écris écrit écrivons écrivez écrivent", "écrir", "écrit", "écrivit écrivirent"),
    "inscrire": ("inscris inscris inscrit inscrivons inscrivez inscrivent", "inscrir", "inscrit", "inscrivit inscrivirent"),
    "dire": ("dis dis dit disons dites disent", "dir", "dit", "dit dirent"),
    "lire": ("lis lis lit lisons lisez lisent", "lir", "lu", "lut lurent"),
    "ouvrir": ("ouvre ouvres ouvre ouvrons ouvrez ouvrent", "ouvrir", "ouvert", "ouvrit ouvrirent"),
    "offrir": ("offre offres offre offrons offrez offrent", "offrir", "offert", "offrit offrirent"),
    "sortir": ("sors sors sort sortons sortez sortent", "sortir", "sorti", "sortit sortirent"),
    "partir": ("pars pars part partons partez partent", "partir", "parti", "partit partirent"),
    "servir": ("sers sers sert servons servez servent", "servir", "servi", "servit servirent"),
    "courir": ("cours cours court courons courez courent", "courr", "couru", "courut coururent"),
    "battre": ("bats bats bat battons battez battent", "battr", "battu", "battit battirent"),
    "connaître": ("connais connais connaît connaissons connaissez connaissent", "connaîtr", "connu", "connut connurent"),
    "conclure": ("conclus conclus conclut concluons concluez concluent", "conclur", "conclu", "conclut conclurent"),
    "résoudre": ("résous résous résout résolvons résolvez résolvent", "résoudr", "résolu", "résolut résolurent"),
    "rompre": ("romps romps rompt rompons rompez rompent", "rompr", "rompu", "rompit rompirent"),
    "envoyer": ("envoie envoies envoie envoyons envoyez envoient", "enverr", "envoyé", "envoya envoyèrent"),
}  # fmt: skip
_SUBJUNCTIVE = {
    "faire": "fasse fasses fasse fassions fassiez fassent",
    "pouvoir": "puisse puisses puisse puissions puissiez puissent",
    "savoir": "sache saches sache sachions sachiez sachent",
    "vouloir": "veuille veuilles veuille voulions vouliez veuillent",
    "avoir": "aie aies ait ayons ayez aient",
    "être": "sois sois soit soyons soyez soient",
    "aller": "aille ailles aille allions alliez aillent",
}
_IMPERATIVE = {
    "avoir": "aie ayons ayez",
    "être": "sois soyons soyez",
    "savoir": "sache sachons sachez",
    "aller": "va allons allez",
}
_STEM_OF_IMPERFECT = {"être": "ét"}
_PRESENT_PARTICIPLE = {"avoir": "ayant", "savoir": "sachant"}
# Longest first: « entreprendre » before « prendre »; a prefix never changes the endings.
_BASES = tuple(sorted(_IRREGULAR, key=len, reverse=True))
_SECOND_GROUP = ("répartir", "assortir", "asservir")
_DOUBLING = ("appeler", "jeter", "épeler", "renouveler", "étiqueter")


def forms_by_feature(infinitive: str) -> Mapping[str, str]:
    """Every feature of `infinitive` and its form, the usual one when there are two."""
    return conjugated(infinitive)[0]


def features_by_form(infinitive: str) -> Mapping[str, tuple[str, ...]]:
    """Every form of `infinitive` (lower case) and the features it may have, the likeliest first."""
    return conjugated(infinitive)[1]


@functools.lru_cache(maxsize=1024)
def conjugated(infinitive: str) -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Its forms by their feature, and its features by their form."""
    table = _table(infinitive)
    reverse: dict[str, list[str]] = {}
    for feature in sorted(table, key=_likelihood):
        reverse.setdefault(table[feature], []).append(feature)
    for variant, feature in _variants(table, infinitive):
        reverse.setdefault(variant, []).append(feature)
    return MappingProxyType(table), MappingProxyType({form: tuple(found) for form, found in reverse.items()})


_ORDER = ("pp", "inf", "pre", "ipf", "fut", "con", "ord", "sub", "pas", "ppr")


def _likelihood(feature: str) -> tuple[int, int]:
    tense = "pp" if feature.startswith("pp") and feature != "ppr" else feature[:3]
    person = feature[-2:]
    return _ORDER.index(tense), ("3s", "3p", "2p", "1p", "1s", "2s").index(person) if person in PERSONS else 0


def _table(infinitive: str) -> dict[str, str]:
    for base in _BASES:
        if infinitive.endswith(base) and infinitive not in _SECOND_GROUP:
            return _irregular(infinitive.removesuffix(base), base)
    if infinitive.endswith("er"):
        return _first_group(infinitive)
    if infinitive.endswith("indre"):
        root = infinitive.removesuffix("ndre")
        return _from_parts(
            infinitive,
            [f"{root}ns", f"{root}ns", f"{root}nt", f"{root}gnons", f"{root}gnez", f"{root}gnent"],
            f"{root}ndr",
            f"{root}nt",
            (f"{root}gnit", f"{root}gnirent"),
        )
    if infinitive.endswith("uire"):
        root = infinitive.removesuffix("re")
        present = [f"{root}s", f"{root}s", f"{root}t", f"{root}sons", f"{root}sez", f"{root}sent"]
        return _from_parts(infinitive, present, f"{root}r", f"{root}t", (f"{root}sit", f"{root}sirent"))
    if infinitive.endswith("re"):
        root = infinitive.removesuffix("re")
        present = [f"{root}s", f"{root}s", root, f"{root}ons", f"{root}ez", f"{root}ent"]
        return _from_parts(infinitive, present, f"{root}r", f"{root}u", (f"{root}it", f"{root}irent"))
    root = infinitive.removesuffix("r")
    present = [f"{root}s", f"{root}s", f"{root}t", f"{root}ssons", f"{root}ssez", f"{root}ssent"]
    return _from_parts(infinitive, present, infinitive, root, (f"{root}t", f"{root}rent"))


def _irregular(prefix: str, base: str) -> dict[str, str]:
    present, future, participle, past = _IRREGULAR[base]
    third = past.split()
    table = _from_parts(
        base,
        present.split(),
        future,
        participle,
        (third[0], third[1]),
        subjunctive=_SUBJUNCTIVE.get(base),
        imperative=_IMPERATIVE.get(base),
    )
    return {feature: prefix + form for feature, form in table.items()}


def _from_parts(
    verb: str,
    present: list[str],
    future: str,
    participle: str,
    past: tuple[str, str],
    *,
    subjunctive: str | None = None,
    imperative: str | None = None,
) -> dict[str, str]:
    stem = _STEM_OF_IMPERFECT.get(verb) or present[3].removesuffix("ons")
    table = {"inf": verb, "ppr": _PRESENT_PARTICIPLE.get(verb, f"{stem}ant")}
    table |= _tense("pre", present)
    table |= _tense("ipf", [stem + ending for ending in _IPF])
    table |= _tense("fut", [future + ending for ending in _FUT])
    table |= _tense("con", [future + ending for ending in _IPF])
    if subjunctive:
        table |= _tense("sub", subjunctive.split())
    else:
        strong = present[5].removesuffix("ent")
        table |= _tense(
            "sub", [f"{strong}e", f"{strong}es", f"{strong}e", f"{stem}ions", f"{stem}iez", f"{strong}ent"]
        )
    orders = imperative.split() if imperative else [_order(present[1]), present[3], present[4]]
    table |= dict(zip(("ord2s", "ord1p", "ord2p"), orders, strict=True))
    table |= {"pas3s": past[0], "pas3p": past[1]}
    return table | _participles(participle)


def _order(second: str) -> str:
    """« ouvres » gives « ouvre », « finis » stays."""
    return second.removesuffix("s") if second.endswith("es") else second


def _participles(masculine: str) -> dict[str, str]:
    bare = masculine.replace("û", "u")
    plural = bare if bare.endswith("s") else f"{bare}s"
    return {"ppms": masculine, "ppfs": f"{bare}e", "ppmp": plural, "ppfp": f"{bare}es"}


def _first_group(infinitive: str) -> dict[str, str]:
    stem = infinitive.removesuffix("er")
    soft = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1:], stem)  # before a and o
    mute, future = _silent(infinitive, stem)
    present = [mute + "e", mute + "es", mute + "e", soft + "ons", stem + "ez", mute + "ent"]
    table = {"inf": infinitive, "ppr": f"{soft}ant"}
    table |= _tense("pre", present)
    table |= _tense("ipf", [(stem if ending in ("ions", "iez") else soft) + ending for ending in _IPF])
    table |= _tense("fut", [f"{future}er{ending}" for ending in _FUT])
    table |= _tense("con", [f"{future}er{ending}" for ending in _IPF])
    table |= _tense("sub", [*present[:3], f"{stem}ions", f"{stem}iez", present[5]])
    table |= {"ord2s": mute + "e", "ord1p": soft + "ons", "ord2p": stem + "ez"}
    table |= {"pas3s": f"{soft}a", "pas3p": f"{stem}èrent"}
    return table | _participles(f"{stem}é")


def _silent(infinitive: str, stem: str) -> tuple[str, str]:
    """The stem before a silent e, and the one of the future: « complèt-, complét- », « lèv-, lèv- »."""
    if stem.endswith("y"):
        softened = stem[:-1] + "i"
        return softened, softened
    if infinitive.endswith(_DOUBLING):
        return stem + stem[-1], stem + stem[-1]
    tail = stem.rstrip("bcdfghjklmnpqrstvwz")
    consonants = stem[len(tail) :]
    if tail.endswith("qu") or (stem.endswith("gu") and len(tail) > 2):
        tail, consonants = tail[:-2], tail[-2:] + consonants
    if consonants and tail.endswith("é"):
        return f"{tail[:-1]}è{consonants}", stem
    if len(consonants) == 1 and tail.endswith("e"):
        return f"{tail[:-1]}è{consonants}", f"{tail[:-1]}è{consonants}"
    return stem, stem


def _tense(name: str, forms: list[str]) -> dict[str, str]:
    return {name + person: form for person, form in zip(PERSONS, forms, strict=True)}


def _variants(table: Mapping[str, str], infinitive: str) -> list[tuple[str, str]]:
    """Accepted second forms: « complètera », « paye »."""
    found = []
    if infinitive.endswith("ayer"):
        stem = infinitive.removesuffix("er")
        found += [(f"{stem}e", "pre3s"), (f"{stem}ent", "pre3p"), (f"{stem}era", "fut3s")]
    mute = table["pre3s"]
    if (
        infinitive.endswith("er")
        and mute.endswith("e")
        and "è" in mute
        and not table["fut3s"].startswith(mute)
    ):
        found += [(f"{mute}r{ending}", f"fut{person}") for ending, person in zip(_FUT, PERSONS, strict=True)]
        found += [(f"{mute}r{ending}", f"con{person}") for ending, person in zip(_IPF, PERSONS, strict=True)]
    return found
