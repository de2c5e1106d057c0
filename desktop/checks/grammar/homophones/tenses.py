"""Endings one does not hear: aimerons and aimerions, courrait and courait, ait and est, réserves and réserve."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.grammar.grammar_rule import GrammarRule, Hit, on
from desktop.checks.grammar.homophones.places import SURE_VERBS, is_plural, skip_adverbs
from desktop.checks.grammar.homophones.states import participle_of
from desktop.checks.reading.sentence import Sentence
from desktop.checks.reading.words import forms

_POLITE = forms("aimerons voudrons souhaiterons apprécierons désirerons")


def polite_future(s: Sentence) -> Iterator[Hit]:
    """`Nous aimerons connaître votre avis`: one asks in the conditional."""
    for i in s.places(_POLITE):
        k = i - 1
        while s.role(k) == "O":
            k -= 1
        after = s.at(skip_adverbs(s, i + 1))
        asked = after.form.infinitives or after.lower in ("que", "qu'", "votre", "vos", "vous")
        if s.lower(k) == "nous" and asked and not _TOMORROW & set(s.lowers(i, len(s.words))):
            yield on(s.at(i), "Une demande polie est au conditionnel.", s.at(i).lower[:-3] + "ions")


_TOMORROW = forms("demain toujours bientôt jamais encore longtemps")
_RUNNING = ("mourr", "courr", "accourr", "parcourr", "secourr")


def imperfect_with_one_r(s: Sentence) -> Iterator[Hit]:
    """`il courrait encore lorsque nous l’avons rencontré`: told with other past tenses, the imperfect has one r."""
    if {"si", "s'", "demain", "sinon"} & set(s.lowers(0, len(s.words))):
        return
    for i in s.with_role("V"):
        word = s.at(i)
        readings = [v for v in word.form.verbs if v.mood == "K"]
        if not word.lower.startswith(_RUNNING) or not readings or any(w.role == "K" for w in s.words[:i]):
            continue
        others = [w for k, w in enumerate(s.words) if k != i and w.role == "V"]
        past = any({v.mood for v in w.form.verbs} & {"Iq", "Is"} and not w.form.nominal for w in others)
        when = bool({"lorsque", "quand", "lorsqu'", "chaque"} & set(s.lowers(0, len(s.words))))
        compound = any(w.lower in _HAVE and s.at(k + 1).form.participles for k, w in enumerate(s.words))
        conditional = any({v.mood for v in w.form.verbs} == {"K"} for w in others)
        if (past or (when and compound)) and not conditional:
            offered = [
                s.vocabulary.lexicographer.conjugate(v.lemma, "Iq", person)
                for v in readings
                for person in sorted(v.persons, reverse=True)
            ]
            yield on(word, "À l’imparfait, ce verbe n’a qu’un r.", *offered)


_HAVE = forms("a ont avons ai avez")
_TU = forms("tu -tu")
_YOURS = forms("ton ta tes toi -toi")


def order_with_s(s: Sentence) -> Iterator[Hit]:
    """`Toi qui aimes la pêche, réserves ta cabane`: an order in -e takes no s, wherever it stands."""
    for i in s.with_role("VNA?"):
        word = s.at(i)
        if not word.lower.endswith("es") or s.role(i - 1) not in (",", ".", "C") or i == 0:
            continue
        orders = [
            v for v in word.form.verbs if v.mood == "Ip" and "2s" in v.persons and v.lemma.endswith("er")
        ]
        if (
            not orders
            or _TU & set(s.lowers(0, i))
            or s.lower(i + 1) not in _YOURS
            or s.lower(i - 1) in ("ou",)
        ):
            continue
        yield on(word, "C’est un impératif : pas de s.", word.lower[:-1])


_NOT = forms("ne n'")
_VOUS = forms("vos votre vous -vous")


def negated_order_to_vous(s: Sentence) -> Iterator[Hit]:
    """`N’hésite pas à laisser vos questions`: the rest says « vous »."""
    for i in s.places(_NOT):
        word = s.at(i + 1)
        if (i > 0 and s.role(i - 1) != ".") or s.lower(i + 2) not in ("pas", "jamais", "surtout", "plus"):
            continue
        orders = [v for v in word.form.verbs if v.mood == "E" and "2s" in v.persons]
        rest = set(s.lowers(i + 2, len(s.words)))
        if orders and rest & _VOUS and not rest & forms("tu ton ta tes toi te t' -tu"):
            yield on(
                word,
                "La phrase vouvoie : le verbe aussi.",
                s.vocabulary.lexicographer.conjugate(orders[0].lemma, "E", "2p"),
            )


_AIT = forms("ait aient")
_SUBORDINATE = forms("que qu' qui dont où quoique quoiqu' lorsque lorsqu' puisque puisqu' quoi")


def subjunctive_alone(s: Sentence) -> Iterator[Hit]:
    """`La Ville ait identifié les gagnants`, `le bureau ait fermé`: nothing asks for the subjunctive."""
    for i in s.places(_AIT):
        if (
            _SUBORDINATE & set(s.lowers(0, i))
            or i == 0
            or s.role(i - 1) not in ("N", "M", "A", "Q", "S", "#")
        ):
            continue
        target = s.at(skip_adverbs(s, i + 1))
        plural = s.lower(i) == "aient"
        be, have = ("sont", "ont") if plural else ("est", "a")
        use = target.form.participle_verbs[0][1] if target.form.participle_verbs else ""
        object_ = s.role(s.words.index(target) + 1) in ("D", "Y", "F") if target in s.words else False
        active = target.lower in ("été", "eu", "fait", "pu", "dû", "voulu") or (
            use and ("t" not in use[2:7] or object_)
        )
        yield on(s.at(i), "Rien ne demande ici le subjonctif.", *((have, be) if active else (be, have)))


def mood_alone(s: Sentence) -> Iterator[Hit]:
    """`Le règlement inclue une carte`, `le maire vienne demain`: a form that is only of the subjunctive."""
    if _SUBORDINATE & set(s.lowers(0, len(s.words))):
        return
    for i in s.with_role("V"):
        word = s.at(i)
        moods = {v.mood for v in word.form.verbs}
        if (
            moods - {"Sp", "Sq"}
            or "Sp" not in moods
            or word.lower in ("soit", "soient", "puisse", "puissent", "ait", "aient")
        ):
            continue
        before = i - 1
        while s.role(before) in ("X", "O"):
            before -= 1
        subject = s.role(before) in ("N", "M", "A", "Q") or s.lower(before) in (
            "il",
            "elle",
            "on",
            "ils",
            "elles",
        )
        verb = next((v for v in word.form.verbs if v.mood == "Sp" and v.persons & {"3s", "3p"}), None)
        if not subject or verb is None or i == 0 or any(w.role == "V" for w in s.words[:i]):
            continue
        person = "3p" if "3p" in verb.persons and "3s" not in verb.persons else "3s"
        several = is_plural(s, i - 1) or _SEVERAL & set(s.lowers(max(0, i - 4), i))
        if person == "3s" and several:
            continue  # its number is what is wrong
        yield on(
            word,
            "Rien ne demande ici le subjonctif.",
            s.vocabulary.lexicographer.conjugate(verb.lemma, "Ip", person),
        )


_PRONOUNS = forms("il elle on ils elles quiconque chacun chacune")
_SEVERAL = forms("les des ces nos vos ses leurs mes ils elles")
_ME = forms("je j'")


_PAST_DAYS = forms("hier avant-hier")  # « si j’étais absent hier, je serai là demain » grants a fact


def conditional_after_si(s: Sentence) -> Iterator[Hit]:
    """`Si j’avais su, je serai venu`: after « si » and the imperfect, the conditional."""
    for i in s.places(_ME):
        k = i + 1
        while s.role(k) in ("O", "X"):
            k += 1
        readings = [v for v in s.at(k).form.verbs if v.mood == "If" and "1s" in v.persons]
        if not readings or not any(w.lower in ("si", "s'") for w in s.words):
            continue
        condition = next((j for j, w in enumerate(s.words) if w.lower in ("si", "s'")), 0)
        if s.lower(condition - 1) == "comme":
            continue  # je me battrai comme si c’était le mien
        wished = any(
            {v.mood for v in w.form.verbs} == {"Iq"} and w.role == "V"
            for w in s.words[condition : condition + 5]
        )
        wished = wished and not _PAST_DAYS & set(s.lowers(condition, i))
        asked = s.at(condition - 1).form.lemmas() & {"voir", "savoir", "demander", "vérifier"}
        if wished and not asked and not condition < i < condition + 3:
            yield on(s.at(k), "Après « si » et l’imparfait, c’est le conditionnel.", f"{s.at(k).lower}s")


_DISSOLVED = {"dissolu": "dissous", "dissolue": "dissoute", "dissolus": "dissous", "dissolues": "dissoutes",
              "absolu": "absous"}  # fmt: skip


def dissolved(s: Sentence) -> Iterator[Hit]:
    """`Le groupe s’est dissolu`: the participle of dissoudre."""
    for i in s.places(frozenset(_DISSOLVED)):
        k = i - 1
        while s.role(k) == "W":
            k -= 1
        state = s.at(k).form.lemmas() & {"être", "avoir"} and s.role(k) in ("V", "Y", "G", "Q")
        if state and (s.lower(i) != "absolu" or s.lower(k) in ("avoir", "ont")) and s.lower(i + 1) != "et":
            yield on(
                s.at(i), "Le participe de « dissoudre » est « dissous, dissoute ».", _DISSOLVED[s.lower(i)]
            )


_AVOIR = forms("a ont ai as avez avons avait avaient")


def avoir_and_infinitive(s: Sentence) -> Iterator[Hit]:
    """`Qui a perdre son chat?`, `ils ont choisir`: after avoir, a participle."""
    for i in s.places(_AVOIR):
        j = skip_adverbs(s, i + 1)
        target = s.at(j)
        everything = s.lower(i + 1) in ("tout", "tous", "toutes")
        target = s.at(i + 2) if everything else target
        j = i + 2 if everything else j
        if (
            not target.form.infinitives
            or target.form.nominal
            or (target.lower.endswith("er") and not everything)
        ):
            continue
        if s.role(i - 1) in ("R", "S") or (s.role(i - 1) in ("N", "M") and s.role(j + 1) == "D"):
            written = participle_of(s, target.lower)
            if written != target.lower and s.lower(i - 1) != "y":
                yield on(target, "Après « avoir », le verbe est au participe passé.", written)


def infinitive_after_c_est(s: Sentence) -> Iterator[Hit]:
    """`C’est terminer pour cette année!`: what is done is a participle."""
    for i in s.places(forms("est")):
        target = s.at(skip_adverbs(s, i + 1))
        if (
            s.lower(i - 1) != "c'"
            or not target.lower.endswith("er")
            or not target.form.infinitives
            or target.form.nominal
        ):
            continue
        after = s.lower(s.words.index(target) + 1)
        only = sum(w.role == "V" or w.lower in SURE_VERBS for w in s.words) == 1 and s.role(i - 2) in (
            "",
            ".",
            ",",
            "C",
        )
        infinitive_before = any(w.form.infinitives for w in s.words[:i])
        if only and not infinitive_before and after in (".", "!", ",", "pour", "depuis", "et", "?"):
            yield on(
                target, "Après « être », le verbe est au participe passé.", participle_of(s, target.lower)
            )


RULES = (
    GrammarRule(
        "conjugaison.futur_poli",
        polite_future,
        "« Nous aimerions » demande poliment; « nous aimerons » prédit.",
        bad=(
            ("Nous aimerons connaître votre avis.", "Nous aimerions connaître votre avis."),
            ("Nous voudrons que le parc reste ouvert.", "Nous voudrions que le parc reste ouvert."),
        ),
        good=("Nous aimerons toujours ce parc.", "Nous voudrons une réponse lundi.", "Nous aimerions venir."),
        words=_POLITE,
    ),
    GrammarRule(
        "conjugaison.imparfait_un_r",
        imperfect_with_one_r,
        "« Courait », « mourait » : un seul r à l’imparfait.",
        bad=(
            ("Il courrait tous les matins quand il était jeune.", "Il courait tous les matins quand il était jeune."),
            ("Elle parcourrait le rang chaque jour lorsque nous l’avons connue.", "Elle parcourait le rang chaque jour lorsque nous l’avons connue."),
        ),
        good=("On courrait plus vite avec de bons souliers.", "Il courrait s’il le pouvait.", "On disait qu’il courrait."),
        roles="V",
    ),
    GrammarRule(
        "conjugaison.imperatif_s",
        order_with_s,
        "L’impératif en -e ne prend pas de s.",
        bad=(
            ("Toi qui aimes la pêche, réserves ta cabane.", "Toi qui aimes la pêche, réserve ta cabane."),
            ("Viens nous voir et apportes ta tuque.", "Viens nous voir et apporte ta tuque."),
        ),
        good=("Tu ranges tes jeux et laves tes mains.", "Des photos, des cartes.", "Viens et apporte ta tuque."),
        roles="VNA?",
    ),
    GrammarRule(
        "conjugaison.imperatif_negatif_vous",
        negated_order_to_vous,
        "Une même phrase tutoie ou vouvoie.",
        bad=(("N’hésite pas à laisser vos questions.", "N’hésitez pas à laisser vos questions."),),
        good=("N’hésite pas à poser tes questions.", "Elle n’hésite pas à vous aider.", "N’oublie pas ton sac."),
        words=forms("ne n"),
    ),
    GrammarRule(
        "conjugaison.subjonctif_seul",
        subjunctive_alone,
        "Le subjonctif dépend d’un « que »; ailleurs, c’est « a » ou « est ».",
        bad=(
            ("La Ville ait identifié les gagnants.", "La Ville a identifié les gagnants."),
            ("Le bureau ait fermé lundi.", "Le bureau est fermé lundi."),
            ("Les rues aient été refaites.", "Les rues ont été refaites."),
        ),
        good=("Bien que la Ville ait payé.", "Il faut que le bureau ait fermé.", "Un prix qui ait du sens."),
        words=_AIT,
    ),
    GrammarRule(
        "conjugaison.subjonctif_sans_que",
        mood_alone,
        "Le subjonctif dépend d’un « que »; ailleurs, c’est l’indicatif.",
        bad=(
            ("Le règlement inclue une carte.", "Le règlement inclut une carte."),
            ("Le prix n’inclue pas le repas.", "Le prix n’inclut pas le repas."),
            ("La mairesse vienne demain.", "La mairesse vient demain."),
        ),
        good=("Il faut que le maire vienne.", "Vienne l’été!", "Vive la fête!", "Le maire, qui que ce soit, vient."),
        roles="V",
    ),
    GrammarRule(
        "conjugaison.si_conditionnel",
        conditional_after_si,
        "« Si » et l’imparfait demandent le conditionnel.",
        bad=(
            ("Si j’avais su, je serai venu.", "Si j’avais su, je serais venu."),
            ("Je viendrai si je pouvais.", "Je viendrais si je pouvais."),
        ),
        good=("Si j’étais absent hier, je serai là demain.", "Si je peux, je viendrai.", "Si j’avais su, je serais venu.", "Je verrai si la salle était fermée."),
        words=_ME,
    ),
    GrammarRule(
        "conjugaison.dissous",
        dissolved,
        "« Dissous, dissoute » : le participe de dissoudre.",
        bad=(("Le groupe s’est dissolu en 1987.", "Le groupe s’est dissous en 1987."), ("La ligue sera dissolue en mai.", "La ligue sera dissoute en mai.")),
        good=("Un personnage dissolu.", "Un pouvoir absolu.", "Le groupe s’est dissous."),
        words=frozenset(_DISSOLVED),
    ),
    GrammarRule(
        "conjugaison.avoir_infinitif",
        avoir_and_infinitive,
        "Après « avoir », le verbe est au participe passé.",
        bad=(("Qui a perdre son chat?", "Qui a perdu son chat?"), ("Ils ont choisir un nom.", "Ils ont choisi un nom.")),
        good=("Il y a pire.", "On a pu lire.", "Il a à dire.", "Elle a le savoir voulu."),
        words=_AVOIR,
    ),
    GrammarRule(
        "terminaison.c_est_infinitif",
        infinitive_after_c_est,
        "Après « c’est », ce qui est fait est au participe passé.",
        bad=(("C’est terminer pour cette année!", "C’est terminé pour cette année!"), ("C’est confirmer.", "C’est confirmé.")),
        good=("Aider, c’est donner.", "C’est donner du temps qui compte.", "C’est trier qui aide."),
        words=forms("est"),
    ),
)  # fmt: skip
