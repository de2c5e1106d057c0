"""Small words beside an auxiliary or a verb: l’a and la, m’a and ma, peu and peut, s’en and sent, mon and m’on."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import bare_noun, joined, opens_clause, pure_noun, skip_adverbs
from desktop.checks.reading.clause_openings import clause_starts
from desktop.checks.reading.noun_phrases import complements, noun_phrase
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_PEUT = forms("peut")
_HAVING = forms(
    "a ont ai as avons avez avait avaient aura auront aurait auraient est sont était étaient sera seront"
)


def little_done(s: Sentence) -> Iterator[Hit]:
    """`Le conseil a peut discuté du sujet`: an auxiliary on one side, a participle on the other."""
    for i in s.places(_PEUT):
        helped = s.lower(i - 1) in _HAVING and s.role(i - 1) == "V"
        if helped and s.at(i + 1).form.participles and not {"qui", "ce"} & set(s.lowers(max(0, i - 4), i)):
            yield on(s.at(i), "Entre l’auxiliaire et le participe, c’est l’adverbe « peu ».", "peu")


_SENT = forms("sent sens")


def of_it(s: Sentence) -> Iterator[Hit]:
    """`On sent sert pour arroser`, `les voisins sent servent`: another verb follows."""
    for i in s.places(_SENT):
        verb = s.at(i + 1)
        third = verb.form.persons & {"3s", "3p"}
        subject = s.role(i - 1) in ("S", "N", "M", "T", "R", "X") or s.lower(i - 1) in ("on", "qui")
        if subject and verb.form.only_verb and verb.form.finite and third:
            yield on(s.at(i), "Devant un verbe conjugué, c’est « s’en ».", f"s{s.apostrophe()}en")


_MINE = forms("ma ta")
_TOLD = forms("il elle on qui ça cela")
_LA = forms("la")


def told_me(s: Sentence) -> Iterator[Hit]:
    """`On ma dit que`, `Tu ma bien dit`, `Qui la vu?`: a masculine participle, which « ma » or « la » never precedes."""
    for i in s.places(_MINE | _LA):
        k = skip_adverbs(s, i + 1)
        form = s.at(k).form
        masculine = {("m", "s")} == set(form.participles)
        masculine = masculine and not any(g == "f" for g, _ in form.nouns | form.adjectives)
        subject = s.lower(i - 1)
        if not masculine or s.role(k + 1) == "N" or s.role(k) == "O":
            continue
        if s.lower(i) == "la":
            sure = subject in ("qui", "on") and not form.finite and k == i + 1
            sure = sure and (s.role(i - 1) != "R" or s.role(i - 2) in ("", ".", ","))
        else:
            sure = subject in _TOLD or (subject == "tu" and s.lower(i) == "ma")
        if sure:
            letter = s.lower(i)[0]
            auxiliary = "as" if subject == "tu" else "a"
            yield on(
                s.at(i), "C’est le pronom et l’auxiliaire « avoir ».", f"{letter}{s.apostrophe()}{auxiliary}"
            )


_ON = forms("on")
_OWNERS = {"m'": "mon", "t'": "ton", "s'": "son"}


def mine(s: Sentence) -> Iterator[Hit]:
    """`M’on chien s’est échappé`, `t’on vélo`: a noun follows."""
    for i in s.places(_ON):
        right = _OWNERS.get(s.lower(i - 1))
        form = s.at(i + 1).form
        if right and (pure_noun(form) or bare_noun(s, i + 1)) and ("s" in {n for _, n in form.nouns}):
            yield joined(s, i - 1, i, "Devant un nom, c’est le possessif.", right)


_THE = forms("la")
_HANDED = forms(
    "remise mise prise vue reçue tenue battue vendue perdue rendue permise transmise soumise admise promise reprise"
    " commise élue connue reconnue retenue obtenue défendue apprise comprise construite réduite conduite écrite inscrite"
    " faite refaite dite peinte jointe ouverte offerte couverte découverte"
)
_PEOPLE = forms("m. mme monsieur madame")


def handed_it(s: Sentence) -> Iterator[Hit]:
    """`Mme Roy la remise au maire`: a person, « la », a participle, and no verb in the sentence."""
    if any(role in "VGYSRKL" for role in s.roles):
        return
    for i in s.places(_THE):
        if i == 0 or s.lower(i + 1) not in _HANDED or s.role(i + 2) not in ("P", "F", "W", "O", "."):
            continue
        named = s.role(i - 1) == "M" and (s.lower(0) in _PEOPLE or s.role(0) == "M")
        phrase = noun_phrase(s, 0) if s.role(0) == "D" else None
        subject = phrase is not None and complements(s, phrase.end) == i and phrase.number == "s"
        if (named or subject) and 0 in clause_starts(s) and s.final == ".":
            yield on(s.at(i), "C’est le pronom et l’auxiliaire « avoir ».", f"l{s.apostrophe()}a")


_S = forms("s'")
_WEATHER = forms("faire pleuvoir neiger falloir avoir")


def if_he(s: Sentence) -> Iterator[Hit]:
    """`même s’y est docile`, `S’y fait beau, venez`: no subject stands before, so the clause has its own."""
    for i in s.places(_S):
        verb = s.at(i + 2)
        third = verb.form.persons & {"3s", "3p"}
        if s.lower(i + 1) != "y" or s.role(i + 2) != "V" or not third:
            continue
        even = s.lower(i - 1) in ("même", "sauf")
        even = even or (s.lower(i - 1) == "comme" and s.role(i - 2) in ("", ".", ","))
        opens = s.role(i - 1) in ("", ".")
        other = any(s.role(k) == "S" and s.lower(k).startswith("-") for k in range(i + 3, i + 5))
        later = (
            opens
            and "," in s.lowers(i + 3, len(s.words))
            and bool(verb.form.lemmas(participle=False) & _WEATHER)
        )
        if not other and (even or later):
            right = "il" if "3s" in third else "ils"
            yield joined(s, i, i + 1, "« Si » et le pronom sujet : « s’il ».", f"s{s.apostrophe()}{right}")


_SANS = forms("sans")
_MODALS = forms("falloir pouvoir devoir vouloir aller")
_WITH_EN = forms(
    "souvenir occuper servir aller débarrasser plaindre tenir passer moquer méfier inspirer sortir réjouir soucier"
)


def to_do_of_it(s: Sentence) -> Iterator[Hit]:
    """`Il faut sans souvenir`, `le comité va sans occuper`: an infinitive right after a modal."""
    for i in s.places(_SANS):
        modal = s.role(i - 1) == "V" and bool(s.at(i - 1).form.lemmas(participle=False) & _MODALS)
        modal = modal and s.role(i - 2) != "O"  # On y va sans aller trop vite
        ends = s.role(i + 2) in (".", ",", "", "W", "P", "C")
        if (
            modal
            and ends
            and s.at(i + 1).form.lemmas(participle=False) & _WITH_EN
            and s.at(i + 1).form.infinitives
        ):
            yield on(s.at(i), "Devant ce verbe, c’est « s’en ».", f"s{s.apostrophe()}en")


def were_chosen(s: Sentence) -> Iterator[Hit]:
    """`On été élus : Mme Roy et M. Cyr`: no verb but the participle."""
    for i in s.places(_ON):
        if s.lower(i + 1) == "été" and s.at(i + 2).form.participles and opens_clause(s, i):
            plural = "p" in {n for _, n in s.at(i + 2).form.participles}
            yield on(
                s.at(i), "Devant « été », c’est le verbe « avoir ».", *(("ont",) if plural else ("on a",))
            )


_A = forms("a")
_LEAST = forms("moins plus maximum minimum")


def at_least(s: Sentence) -> Iterator[Hit]:
    """`déposés a au moins un mètre`, `situé a environ 2 km`: after a participle, how far."""
    for i in s.places(_A):
        rounded = s.lower(i + 1) == "au" and s.lower(i + 2) in _LEAST
        near = s.lower(i + 1) in ("environ", "moins", "plus", "peine", "proximité") and s.role(i - 1) == "Q"
        if s.role(i - 1) not in ("Q", "A") or not (rounded or near) or s.at(i).text != "a":
            continue
        state = any("être" in w.form.lemmas() for w in s.words[max(0, i - 6) : i])
        if state or any(w.role == "V" for w in s.words[i + 1 :]):
            yield on(s.at(i), "C’est la préposition « à ».", "à")


_CE = forms("ce")


def to_oneself(s: Sentence) -> Iterator[Hit]:
    """`À force de ce dire que`: an infinitive follows a preposition and its pronoun."""
    for i in s.places(_CE):
        if s.lower(i - 1) in ("de", "sans", "à", "pour") and s.lowers(i + 1, i + 3) in (
            ("dire", "que"),
            ("dire", "qu'"),
        ):
            yield on(s.at(i), "Devant un infinitif, c’est « se ».", "se")


_QUELS = forms("quel quelle quels quelles quelque quelques")
_THEY = {"il": "quel", "elle": "quelle", "ils": "quels", "elles": "quelles"}


def whatever_they_are(s: Sentence) -> Iterator[Hit]:
    """`quel qu’ils soient`, `quelque qu’elle soit`: « quel » agrees with the pronoun."""
    for i in s.places(_QUELS):
        right = _THEY.get(s.lower(i + 2))
        being = s.lower(i + 3) in ("soit", "soient", "fût", "fussent")
        if s.lower(i + 1) == "qu'" and right and being and s.lower(i) != right:
            yield on(s.at(i), "« Quel » s’accorde avec le pronom.", right)


_QUOI = forms("quoi")
_THINGS_DONE = forms("arriver advenir faire dire")


def although(s: Sentence) -> Iterator[Hit]:
    """`Quoi qu’il soit tard`, `quoi qu’elle soit fermée`: the clause has its attribute, so it is « quoique »."""
    for i in s.places(_QUOI):
        if s.lower(i + 1) == "que" and s.role(i + 2) in ("Q", "A") and s.lower(i + 3) == ",":
            yield joined(s, i, i + 1, "« Quoique » veut dire « bien que ».", "quoique")
            continue
        clause = s.lower(i + 1) == "qu'" and s.lower(i + 2) in ("il", "elle", "ils", "elles", "on")
        state = s.lower(i + 3) in ("soit", "soient", "fût", "fussent")
        k = skip_adverbs(s, i + 4)
        quality = s.at(k).form
        late = s.lower(i + 4) in ("tard", "tôt", "trop", "très", "bien", "encore", "déjà", "assez", "peu")
        told = late or (s.role(k) in ("A", "Q") and not quality.lemmas() & _THINGS_DONE)
        if clause and state and told and s.role(i - 1) not in ("P", "V"):
            yield joined(s, i, i + 1, "« Quoique » veut dire « bien que ».", f"quoiqu{s.apostrophe()}")


_SES = forms("ses")
_LATTER = forms("derniers dernières")


def these_latter(s: Sentence) -> Iterator[Hit]:
    """`Ses derniers ont jusqu’au 30`: no noun follows, so it takes up what was said."""
    for i in s.places(_SES):
        opens = s.role(i - 1) in ("", ".", "L", "K", "C") or s.lower(i - 1) == ","
        alone = s.role(i + 2) in ("V", "X", "O", ",") and s.lower(i + 2) not in ("jours",)
        if opens and s.lower(i + 1) in _LATTER and alone:
            yield on(s.at(i), "« Ces derniers » reprend ce qui vient d’être dit.", "ces")
        people = s.lowers(i + 1, i + 3) == ("gens", "qui")
        if opens and people:
            yield on(s.at(i), "« Ces gens » : ceux que la suite décrit.", "ces")


RULES = (
    GrammarRule(
        "homophone.s_il_sujet",
        if_he,
        "« S’il » contient « si » et un sujet; « s’y », deux compléments.",
        bad=(
            ("Gardez-le en laisse même s’y est docile.", "Gardez-le en laisse même s’il est docile."),
            ("S’y fait beau, venez au parc.", "S’il fait beau, venez au parc."),
        ),
        good=(
            "On s’y fait.",
            "Qui s’y frotte s’y pique.",
            "Elle viendra même s’il pleut.",
            "S’y ajoutent deux jeux.",
        ),
        words=frozenset(("s", "y")),
    ),
    GrammarRule(
        "homophone.s_en_modal",
        to_do_of_it,
        "« S’en » accompagne un verbe pronominal.",
        bad=(
            ("Il faut sans souvenir.", "Il faut s’en souvenir."),
            ("Le comité va sans occuper.", "Le comité va s’en occuper."),
        ),
        good=("On peut, sans sortir, tout voir.", "Il peut partir sans se plaindre."),
        words=_SANS,
    ),
    GrammarRule(
        "homophone.ont_ete",
        were_chosen,
        "« Ont » est le verbe avoir.",
        bad=(("On été élus : Mme Roy et M. Cyr.", "Ont été élus : Mme Roy et M. Cyr."),),
        good=("On a été surpris.", "On était là.", "L’été, on dort."),
        words=_ON,
    ),
    GrammarRule(
        "homophone.a_au_moins",
        at_least,
        "« À » dit où; « a » est le verbe avoir.",
        bad=(
            ("Les bacs sont placés a au moins un mètre.", "Les bacs sont placés à au moins un mètre."),
            ("Le quai est situé a environ 2 km.", "Le quai est situé à environ 2 km."),
        ),
        good=("La salle louée a au moins dix ans.", "Le parc a plus de deux accès."),
        words=_A,
    ),
    GrammarRule(
        "homophone.se_dire",
        to_oneself,
        "« Se » accompagne un verbe.",
        bad=(("À force de ce dire que tout va, on rit.", "À force de se dire que tout va, on rit."),),
        good=("Pour ce dire, il faut du temps.", "On vient de se dire que c’est beau."),
        words=_CE,
    ),
    GrammarRule(
        "homophone.quel_qu_il",
        whatever_they_are,
        "« Quel qu’il soit » : « quel » s’accorde avec le pronom.",
        bad=(("Les usagers, quel qu’ils soient, paient.", "Les usagers, quels qu’ils soient, paient."),),
        good=("Les motifs, quels qu’ils soient, comptent.", "Quelle qu’elle soit, la cause importe."),
        words=_QUELS,
    ),
    GrammarRule(
        "homophone.quoiqu_il",
        although,
        "« Quoique » en un mot veut dire « bien que ».",
        bad=(
            ("Quoi qu’il soit tard, la salle est pleine.", "Quoiqu’il soit tard, la salle est pleine."),
            ("Quoi que fermé, le bureau répond.", "Quoique fermé, le bureau répond."),
        ),
        good=("Quoi qu’il en soit, venez.", "Quoi qu’il soit arrivé, on rit.", "Quoi qu’on dise, il pleut."),
        words=_QUOI,
    ),
    GrammarRule(
        "homophone.ces_derniers",
        these_latter,
        "« Ces derniers » reprend ce qui précède.",
        bad=(
            ("Ses derniers ont jusqu’au 30 pour payer.", "Ces derniers ont jusqu’au 30 pour payer."),
            ("Ses gens qui aident méritent un merci.", "Ces gens qui aident méritent un merci."),
        ),
        good=("Elle a vendu ses dernières toiles.",),
        words=_SES,
    ),
    GrammarRule(
        "homophone.peu_auxiliaire",
        little_done,
        "« Peu » dit la quantité; « peut » est le verbe pouvoir.",
        bad=(("Le conseil a peut discuté du sujet.", "Le conseil a peu discuté du sujet."),),
        good=("Elle a pu discuter.", "Le parc est peu éclairé."),
        words=_PEUT,
    ),
    GrammarRule(
        "homophone.s_en_sent",
        of_it,
        "« S’en » accompagne un verbe; « sent » est le verbe sentir.",
        bad=(("On sent sert pour arroser.", "On s’en sert pour arroser."),),
        good=("On sent la fumée.", "Il sent bon.", "Ce que l’on sent est réel."),
        words=_SENT,
    ),
    GrammarRule(
        "homophone.m_a_dit",
        told_me,
        "« M’a », « l’a » contiennent le verbe avoir.",
        bad=(
            ("On ma dit que c’est fermé.", "On m’a dit que c’est fermé."),
            ("Tu ma bien dit 18 h?", "Tu m’as bien dit 18 h?"),
            ("Qui la vu?", "Qui l’a vu?"),
        ),
        good=("Il a vu ma fille.", "Elle dit ma joie.", "On la dit malade.", "Qui la voit?"),
        words=_MINE | _LA,
    ),
    GrammarRule(
        "homophone.mon_possessif",
        mine,
        "« Mon » accompagne un nom; « m’ont » contient le verbe avoir.",
        bad=(("M’on chien est perdu.", "Mon chien est perdu."),),
        good=("Mon chien est perdu.", "L’on chante.", "Ils m’ont vu."),
        words=_ON,
    ),
    GrammarRule(
        "homophone.l_a_remise",
        handed_it,
        "« L’a » contient le verbe avoir.",
        bad=(("Mme Roy la remise au maire.", "Mme Roy l’a remise au maire."),),
        good=(
            "M. Roy et la remise de prix.",
            "Le maire, la remise et le parc.",
            "Club de marche, la vue sur le lac.",
        ),
        words=_THE,
    ),
)
