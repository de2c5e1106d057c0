"""Sound sentences as stories and reports tell them: nothing of grammar is said of any; what is wrong is still found."""

from __future__ import annotations

import pytest
from french_text import by_twenty

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.engines.grammalecte import Grammalecte, candidate_folders
from desktop.checks.grammar.check import GrammarRules
from desktop.checks.grammar.grammalecte_check import Grammar
from desktop.checks.runner import Runner
from desktop.editorial.findings import Severity
from desktop.editorial.profile import MunicipalProfile

CONTEXT = CheckContext(
    MunicipalProfile("essai", "Municipalité de Val-Doux", "Val-Doux", "Bulletin", (), (), ())
)
SOUND = (
    "Les haies mitoyennes sont taillées à frais partagés, à moins d’une entente.",
    "L’équipe a préparé une chasse aux cocos si difficile qu’elle en a perdu deux.",
    "On se croirait presque célèbres.",
    "Une minute de silence sera observée à la mémoire de Yolande Charette.",
    "Les chiens sont admis au parc canin seulement, ceux d’assistance exceptés.",
    "J’ai corrigé la page. – Léa, communications",
    "Le ponceau est bouché. – Vincent, travaux publics",
    "Trois minutes de gagnées, qu’est-ce que c’est?",
    "Arrivé au pays à dix-neuf ans, sans le sou, l’Écossais obtint une terre.",
    "Saviez-vous que la bibliothèque, en plus des livres, prête des jeux?",
    "Les demandes de commandite, quelle qu’en soit la nature, doivent être déposées.",
    "Vous courrez la chance de gagner l’un des trois laissez-passer de ski.",
    "Le club, qui accueille les débutants à bras ouverts, part chaque matin du parc.",
    "La toile comme la structure doivent être démontées et rangées.",
    "Chaque participant peut en présenter trois, accompagnées d’un titre.",
    "Les électeurs dont le nom ne figure pas sur la liste, ou y figure de façon erronée, peuvent présenter une demande.",
    "Une remorque, une roulotte ou un conteneur, même dépourvus de roues, ne constituent pas un bâtiment.",
    "Le conseil a nommé Mme Louise Archambault responsable de l’accès aux documents.",
    "« Je n’ai rien entendu », nous a confié la voisine d’en face.",
    "L’inspectrice passera vous voir, notera les lieux et, s’il y a lieu, vous remettra un avis.",
    "Des bernaches, des hérons, une outarde y passent l’hiver.",
    "Du jour au lendemain, elles s’étaient tues, avaient fermé boutique et étaient parties.",
    "Les bénévoles ont rempli des sacs, pompé des caves, évacué des aînés.",
    "L’une d’elles, surélevée, est à louer.",
    "En prévision du gel, faites vérifier le foyer.",
    "C’est le conte dont elle est le plus fière.",
    "Les élus ont jugé que l’ancien taux, fixé en 1990, suffisait encore.",
    "Remettez à l’eau ce qui est trop petit.",
    "On vous a demandée au téléphone, madame.",
    "Il y avait dix ans que je n’avais pas pleuré.",
    "Sans ces étudiants, qui sait ce qui serait arrivé?",
    "Empilez vos sacs du côté où le camion passe.",
    "Ses bêtes étaient belles, mais le fait est qu’elles mangeaient bien.",
    "À la cloche a succédé un carillon.",
    "Le poêle, acheté d’occasion, fume un peu.",
    "Elle les encre, les essuie, les couvre d’un papier.",
    "Elle s’est éteinte à cent un ans.",
    "Témoignage de Rosalie, 19 ans, pompière à temps partiel et étudiante en soins infirmiers.",
    "Elle s’y est fait des amis et s’y est brûlé les doigts.",
    "La mer, disait mon père, on la devine d’ici.",
    "L’autobus est bel et bien passé, et la barrière est bel et bien levée.",
    "Elle s’est donné pour mission de nourrir les oiseaux.",
    "Il avait gardé l’habitude de dormir assis.",
    "On ne doute pas qu’il viendra.",
    "Elle a ri toute seule pendant cinq minutes.",
    "Quels en ont été les effets?",
    "La nouvelle fait douze sortes de café.",
    "La séance à laquelle ont pris part cent personnes s’est close tard.",
    "Il s’est assis, s’est relevé, puis s’est rassis.",
    "La ruelle où leurs bacs sont placés est étroite.",
    "Elle nourrit les vers de terre qui s’y réfugient.",
    "On ne s’est pas ennuyés une seule minute.",
    "On cherche des juges, de préférence patients et curieux.",
    "Les guenilles devenaient catalogne et les clous redressés servaient deux fois.",
    "Prix plancher : 12\u00a0500\u00a0$.",
    "Oh là là! La rue est devenue un marché.",
    "Les pièces qu’il nous faut ne se fabriquent plus.",
    "Le voyage les mènera à la capitale, où ils joueront.",
    "Des photos, des articles, des lettres d’appui peuvent y être annexés.",
    "Ils commencent tous par «\u00a0Vous pouvez\u00a0».",
    "On y a vendu une machine à écrire que trois personnes se sont disputée.",
    "Une couverture, une chaise et du chasse-moustiques suffisent.",
    "Dites bonjour au yoga en plein air!",
    "La chorale gospel fait trembler les vitraux.",
    "Léonie, neuf ans, a changé sa première chambre à air en quatorze minutes.",
    "Nous ouvrirons la barrière à 8\u00a0h précises, que vous soyez trois ou trente.",
    "Des ouvriers ont besoin d’entrer dans les cours arrière.",
    "Le soulier, selon un ethnologue venu de Québec, y aurait été placé exprès.",
)
STILL_WRONG = (
    ("accord.attribut_sujet", "Les résultats ont été dévoilé, nous a dit le maire."),
    ("accord.verbe_sujet", "Si le maire est absent, vous pourra parler à la greffière."),
    ("accord.qualificatif_virgule", "Elle a fini la course, épuisé."),
    ("accord.participe_pronominal", "Les tartes que Monique a préparées se sont envolé en une heure."),
    ("negation.que", "Il faut que deux minutes pour signer."),
    ("accord.verbe_qui", "Les gens qui habite ici sont contents."),
    ("terminaison.ordre_participe", "Pour tout renseignement, téléphoné au 311."),
    ("mode.subjonctif", "Il est temps que la rue est réparée."),
    ("relatif.dont", "Le point que je veux vous parler est délicat."),
    ("accord.superlatif", "Voici le sentier le plus courte."),
)


@pytest.fixture(scope="module")
def runner() -> Runner:
    resources = paths.resources()
    engine = Grammalecte(candidate_folders(resources))
    checks = Runner((GrammarRules(resources, engine), Grammar(resources, engine)))
    assert not checks.unavailable()
    return checks


def warned(runner: Runner, text: str) -> list[str]:
    found = runner.check(Document(text), CONTEXT).findings
    return [finding.rule for finding in found if finding.severity is not Severity.SUGGESTION]


@pytest.mark.parametrize("texts", by_twenty(SOUND), ids=lambda texts: texts[0][:30])
def test_nothing_is_said_of_a_sound_story(runner: Runner, texts: tuple[str, ...]) -> None:
    assert {text: rules for text in texts if (rules := warned(runner, text))} == {}


@pytest.mark.parametrize(("rule", "text"), STILL_WRONG)
def test_the_mistake_is_still_found(runner: Runner, rule: str, text: str) -> None:
    assert f"grammaire.{rule}" in warned(runner, text)
