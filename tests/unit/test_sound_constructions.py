"""Constructions of sound prose that a rule once took for mistakes: the grammar checks say nothing of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.base import Check, CheckContext
from desktop.checks.document import Document
from desktop.checks.runner import Runner
from desktop.editorial.findings import Category, Finding, Severity
from desktop.services.profile_file import read_profile

PROFILE = Path(__file__).parent.parent / "data" / "corpus-profile.toml"


@pytest.fixture(scope="module")
def runner(all_checks: tuple[Check, ...]) -> Runner:
    """Every check, as an officer meets them."""
    return Runner(all_checks)


def _told(runner: Runner, text: str) -> list[Finding]:
    """The warnings and blocks of language in `text`."""
    report = runner.check(Document(text), CheckContext(read_profile(PROFILE)))
    language = (Category.GRAMMAR, Category.SPELLING, Category.TYPOGRAPHY, Category.VOCABULARY)
    return [f for f in report.findings if f.severity is not Severity.SUGGESTION and f.category in language]


SOUND = (
    # what a body is called, and the relative after it
    "La décision appartient au centre de services scolaire, qui l’annoncera avant 6 h 30.",
    # a pronoun that takes the subject up again; one that is the object of a relative
    "L’un dort, l’autre lit, et l’église, elle, reste ouverte.",
    "On parle de la rapidité avec laquelle les voisins, ici, vous adoptent, vous nourrissent et vous aident.",
    # names of people in the plural, of languages, and two genders of one trade
    "Chez les Meunier, c’est la lutherie; chez les Roy, l’élevage.",
    "Le mot « achigan » vient de l’algonquin et désigne un poisson.",
    "Toute personne qui désire devenir pompier ou pompière doit être majeure.",
    # participles that share one auxiliary, and those whose object is indirect
    "Vous avez laissé cent commentaires, signalé trois chats perdus et posé la même question.",
    "Ils se sont écrit pendant cinquante ans.",
    # what was learnt, what time is for, who is thanked, who speaks
    "J’ai appris qu’un terrain de balle, ça se peigne!",
    "C’est le temps qu’il vous faut pour répondre.",
    "Merci à vous, les Gilles et les Nathalie de ce monde, qui arrivez les premiers.",
    "Des loups, je n’en ai entendu qu’une fois, confie l’ancien trappeur.",
    "Il y a belle lurette que l’on n’avait vu autant de jeunes.",
    "Le stationnement est permis lorsque aucune opération n’est prévue.",
    "Mille cinq cents fois merci!",
    "Non mais, quelle équipe!",
    "La plus drôle des inventions sera exposée.",
    # the verb of « qui » after an aside, of a thing counted, of a far noun; a verb between commas
    "Merci aux gens qui, par leur présence, une fleur, un mot ou une prière, lui ont témoigné leur amitié.",
    "Combien de lacs compte la municipalité?",
    "Le service s’adresse aux personnes de 65 ans et plus ayant une limitation, qui n’ont personne pour les conduire.",
    "Des jeux comme Scrabble, qui plaisent à tous, vous attendent.",
    "Le sentier monte, descend, tourne, puis débouche sur un belvédère.",
    "La barre du haut affiche un avis.",
    # « non pas », « ni… ni », a size, a slope, a loan, a day
    "La photo montrait non pas le pont Rouge, mais le pont Blanc.",
    "Ni jeunes ni vieilles, deux mouffettes ont élu domicile sous le kiosque.",
    "Les chandails sont offerts, 35 $ pièce, du S au 2XL.",
    "Le terrain descend selon une pente de 1:12, soit 30 cm de hauteur pour 3,6 m de longueur.",
    "Cuisine collective, prêt de raquettes et coin lecture.",
    "Entrée libre pour tous ce jour-là.",
    "Le chien est tenu au moyen d’une laisse d’au plus 1,25 m. Il doit aussi être muselé.",
    "Quatre heures, c’est le temps qu’il a fallu aux bénévoles.",
    # what a title, a list of choices or a kind of thing is called
    "Le festival Sons et lumières en est à sa huitième année.",
    "Le cours Gardiens avertis s’adresse aux jeunes de 11 à 15 ans.",
    "Les tarifs famille sont valides jusqu’au 30 juin.",
    "Le chantier de la rue Godard reprendra de plus belle lundi.",
    "Le vandalisme, disons-le, décourage.",
    "Le public, nombreux et attentif, a apprécié.",
    # after « de », the many of whom the aside speaks
    "Une équipe de pompiers, équipés de pompes portatives, est intervenue.",
    "La collection de photos, léguées par la famille Roy, sera exposée.",
    "L’un des bancs, offert par Mme Roy, a disparu.",
    "Une soirée crêpes et cidre couronnera leur séjour.",
    "Pelle et contenants non fournis.",
    "Il est de toute façon approprié d’indiquer la manière dont un appareil réagit.",
    "L’avenir nous réserve de nombreuses et agréables surprises.",
    # a bare complement, then a second subject that « des » opens
    "Une échelle de corde et des gilets de sauvetage sont rangés au quai.",
    # a moment, then the subject, an aside, the verb
    "Cet automne, des centaines de truites de la rivière, en aval du barrage, ont péri.",
    "Les lueurs qu’on voit bouger, la nuit, au-dessus du champ de la ferme Roy, ne sont pas des étoiles.",
    # complements that go on after an aside
    "Par exception, la taille des jeunes haies, basses ou non, des rosiers ou des lilas est permise.",
    # what « qui » may stand for
    "Il sonne, sauf chez les voisins de la rue Hébert, qui devront attendre.",
    "C’est la Loi sur les chemins et les ponts dans les villages qui encadre ce travail.",
    "On note le nombre de chaises (bancs) de la salle louée qui ne sont pas libres.",
    "Toutes les maisons, tous les ateliers, écoles ou églises qui ne sont pas assurés paient.",
    "Elle garde un lien avec eux qui facilite la tâche.",
    # sums and lists
    "La quasi-totalité de ces quais sont déjà refaits.",
    "On ouvre, mais la pêche des truites, des perches, des poissons du lac ou des écrevisses y est limitée.",
    "Le club offre des repas, des jeux sur table, des activités de prévention ou de l’aide, explique Marie Roy.",
    "Un jour, des voisins plus pressés que les autres ont porté plainte.",
    # words of two readings
    "Les bassins, qu’ils soient hors terre ou creusés, ont une clôture.",
    "Le gérant aurait dû leur remettre un reçu.",
    "Le comité et celui-ci peut de son plein gré modifier le plan.",
    "Aucune sortie en direction est.",
    "Le marchand est tenu d’obtenir préalablement un certificat.",
    "Tous ont admiré le soin dont ont fait preuve les bénévoles.",
    "Certaines ont quitté l’école ou s’apprêtent à le faire.",
    "Certains prix sont secrets et n’importe qui peut en gagner un.",
    "Voyons quelles peuvent en être les causes.",
    "Il agit du mieux qu’il peut à partir des moyens du club.",
    "Une fois que ces participations sont notées, le tirage commence.",
    "Un seuil de 30 donne droit à un rabais.",
    "La troupe compte laisser Luc s’en inspirer.",
    "Ce prix n’est pas rien.",
    "Les marcheuses se sont serrées les unes contre les autres.",
    "Cette pierre porte bonheur à qui la touche.",
    # a subject after its verb
    "Alors, que nous réservent pour cette fête Bonhomme et ses amis?",
    "C’est l’une des plus vives et belles leçons que j’ai jamais reçues.",
    "Cesse d’être admissible la personne qui quitte le village.",
    # commas that are not missing
    "À quel moment les reçus sont-ils envoyés?",
    "En aucun cas elle ne peut entrer seule.",
    "Selon la liste rendue publique il y a dix jours, trente de ces quais seront refaits.",
    "On aide les gens qui ont à cœur ce qui se passe ici.",
    "La fête unit les clubs, comités organisateurs et écoles du village.",
    # what the engine beside ours reads wrong
    "Pendant le repas, ils et elles ont le temps de rire.",
    "Les vélos, les trottinettes et autres ne peuvent être laissés dehors.",
    "Les réponses sont gardées telles quelles dans le registre.",
    "Rien ne prouve que le puits est sec, et on n’en déduit pas pour autant qu’il s’agit d’une fuite.",
    "Ce dernier croit que mis à part le froid, tout va bien.",
    "Elle a fêté ses cent deux ans entourée des siens.",
    "On choisit des plants ou on en achète que vous aurez arrosés.",
    # the name of a person is not that of a place
    "La route s’ouvre sous l’influence du curé Antoine Labelle.",
    # one verb, several infinitives
    "Voici des boutons pour appliquer, corriger ou retirer un motif.",
    # what two repeated words say together
    "La maison du bout du rang a tour à tour abrité un notaire et une école.",
    "La troupe du village a petit à petit gagné la faveur du public.",
    # asides with an inversion, and questions that are the subject of a verb
    "La salle, nous assure-t-on, sera prête lundi.",
    "Le greffier, faut-il le rappeler, ne donne pas d’avis.",
    "Pourquoi la scierie a fermé reste un mystère.",
    # to owe something to somebody
    "C’est à ses bénévoles que le club doit d’avoir survécu.",
    # qualifiers of a noun farther back, or of two nouns
    "Du point de vue esthétique et patrimonial, la façade mérite mieux.",
    "Un de ces bancs installé près du quai a été repeint.",
    "Poussez le bouton des feux de piétons situé à droite.",
    "En conservant le prix des repas identique, on aide les familles.",
    "Inscrivez-vous sous un nom et avec un mot de passe différents.",
    "Une clôture de type approuvé par la Municipalité est exigée.",
    "La liste présente les permis exigés par la Municipalité disponibles en ligne.",
    "Vérifiez les réglages de contraste élevé de votre écran.",
    "Les barres d’appui horizontale et verticale ont été posées.",
    "Sa robe, de couleur vert émeraude, lui va bien.",
    "Le club réunit un ensemble de pratiques du quartier, regroupées sous un même nom.",
    "Il faut rendre à nouveau nettes les lignes du terrain.",
    "Le sondage mesure la valeur future restant après le rachat.",
    # a list inside what completes the subject
    "Un dépliant expliquant les règles et l’horaire est offert à l’accueil.",
    "Un résident ayant un chien et un chat paie deux médailles.",
    "La gestion des clubs Optimiste, Lions et Richelieu n’a pas changé.",
    "Du pain, du fromage et de la confiture vous attendent.",
    "Les citoyens savent que le parc est fermé quand il neige et n’y vont pas.",
    "On a commandé plus de chaises que nécessaire, qui serviront à la fête.",
    "L’entreprise à laquelle a été confié le contrat dispose de soixante jours.",
    # words of two readings, again
    "Envoyez deux exemplaires de vos curriculum vitæ.",
    "Une séquence UTF-8 invalide bloque l’envoi.",
    "Grâce à une foi inébranlable, ils ont bâti l’église.",
    "Les deux voies sont fermées et le restent jusqu’à lundi.",
    "Le camp a lieu au gymnase (ou dans un local où une surveillance est assurée).",
    "Ses travaux démontrent bien que le patrimoine n’est pas un fardeau.",
    "On rappelle aux bénévoles que leur inscription est obligatoire.",
    "Le lot A remplace le lot B quand les travaux sont terminés.",
    "Les 50 $ de frais sont peut-être quelque chose comme un symbole.",
    "Avis est par les présentes donné que la séance est reportée.",
    "Le trésor, s’il a jamais existé, dort toujours.",
    "Ils se sont même découvert des talents de plombiers.",
    "Le règlement no 1287 fixe à trois le nombre maximal de poules et interdit la garde d’un coq.",
    "Il est résolu d’adopter le procès-verbal du 12 mars tel quel.",
    "La liste des membres telle quelle suffit.",
    "Le camp Les Petits Explorateurs cherche deux animatrices.",
    "Le cercle de fermières tisse une catalogne.",
    # titles, questions in the infinitive, what is asked of somebody
    "Payer ses taxes : suivez le guide.",
    "Vous déplacer? Pas besoin!",
    "Pourriez-vous, en passant, jeter un coup d’œil à la boîte?",
    "Si vous ne savez pas quelle porte va où, demandez.",
    "Revoyez le concert de clôture de l’école, capté le 30 mai à l’église.",
    "Sont admissibles au programme :\n- les clubs;\n- les écoles.",
    # words that stand where they are not looked for
    "La façon la plus rapide de s’y rendre est le vélo.",
    "Choisissez le point de service le plus proche de vous dans la liste.",
    "C’est dans cette cuisine que furent mises au point, un soir, les confitures.",
    "Fasse le ciel que le beau temps tienne!",
    "Il parle d’un mot algonquin, « kwakwakobi ».",
    "La troupe peut désormais jouer hors les murs.",
    "Apportez vos plants en trop : on troque tout.",
    "On y voit deux charrues et un semoir que leurs propriétaires ont bien voulu prêter.",
    "Les maisons dont la valeur monte sont rares.",
    "La rue dont le nom change est longue.",
    "Un fond vert pâle est peint derrière la scène.",
    "On a fermé ces portes de grange.",
    "Ils ont tout été chercher.",
    "Si tôt le matin, il n’y a que les hérons.",
    "C’est une adepte de l’égoportrait âgée de 82 ans.",
    "Assis, au centre : Onésime Laforce, dit le Grand.",
    "Un court métrage sera présenté.",
    "- contenants de plastique numérotés de 1 à 5;",
    "Les quarante choristes, tout de noir vêtus, ont chanté sous les tilleuls.",
    # what the engine beside ours reads wrong, again
    "La fromagerie fut tour à tour salle de danse, entrepôt et atelier.",
    "L’opération grand déblaiement commencera à 19 h.",
    "La liste des bacs que vous avez transmise est complète.",
    "On en a vu plusieurs fois revêtus d’un manteau.",
    "Le projet met en relation différentes familles du quartier.",
    "Une seule brassée de renouée suffit.",
    "Vert est la couleur de l’année.",
    "Tous les mercredis : débutantes et débutants bienvenus.",
)


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_construction_raises_nothing(runner: Runner, text: str) -> None:
    assert [(f.rule, text[f.start : f.end]) for f in _told(runner, text)] == []


STILL_FOUND = (
    ("Les voisins de la rue, fidèles, mange tard.", "mange"),
    ("Cet automne, des centaines de truites a péri.", "a"),
    ("C’est le règlement qui encadrent ce travail.", "encadrent"),
    ("La hauteur dû mur est limitée.", "dû"),
    ("Il reste peut de places.", "peut"),
    ("Aucun chien est admis.", "est"),
    ("On n’a pas rien reçu.", "pas rien"),
    ("Elle s’est cassée le poignet.", "cassée"),
    ("Un porte bonheur est caché ici.", "porte bonheur"),
    ("Apportez se que vous voulez.", "se"),
    ("Rendez-vous se samedi au parc.", "se"),
    ("Se sont les bénévoles du club.", "Se"),
    ("La rue est fermée a cause des travaux.", "a"),
    ("Les amis, êtes-vous prêts.", "."),
    ("Pourquoi la scierie a-t-elle fermé.", "."),
    ("On doit d’arroser le soir.", "d’arroser"),
    ("Les cartes de membre expiré sont refusées.", "expiré"),
    ("Une des rampes installé près du quai est neuve.", "installé"),
    ("Les portes vert de la grange sont repeintes.", "vert"),
    ("Un dépliant expliquant les règles sont offert à l’accueil.", "sont"),
    ("Le maire et la greffière est présent.", "est"),
    ("Le conseil souligne la semaine et remercient les bénévoles.", "remercient"),
    ("Envoyez deux exemplaires de vos formulaire.", "formulaire"),
    ("Une foi par mois, le comité se réunit.", "foi"),
    ("Apportez un sac où une boîte.", "où"),
    ("Il viendra bien que la rue est fermée.", "est"),
    ("Un propriétaire que son terrain est en pente doit aviser la Ville.", "que son"),
    ("La Ville a inspire quinze artistes.", "inspire"),
    ("Il faut jamais nourrir les canards.", "Il faut jamais"),
    ("Les élus se sont découvert inquiets.", "découvert"),
    ("Le bureau de poste et fermé le lundi.", "et"),
    ("La tenue les camps de jour est prévue en juillet.", "les"),
    ("Magasinez ici, jaser ici, mangez ici.", "jaser"),
    ("Vous désirer devenir pompier?", "désirer"),
    ("Le fond vert aide le lac.", "fond"),
    ("L’atelier ouvre ces portes à midi.", "ces"),
    ("La rue a été fermer.", "fermer"),
    ("Les bacs que sont brisés seront remplacés.", "que"),
    ("Répond au sondage, ta voix compte!", "Répond"),
    ("Si tôt la neige tombée, les équipes sortent.", "Si tôt"),
    ("Il habite près la caserne.", "la"),
    ("Les bacs que vous avez transmis hier soir est plein.", "est"),
)


@pytest.mark.parametrize(("text", "typed"), STILL_FOUND)
def test_the_mistake_beside_it_is_still_found(runner: Runner, text: str, typed: str) -> None:
    assert typed in [text[f.start : f.end] for f in _told(runner, text)]


def test_a_participle_without_its_accent_is_told_once(runner: Runner) -> None:
    """The verb after it is right: no second remark proposes « et » for it."""
    text = "Le système installe en 2020 est garanti."
    (finding,) = _told(runner, text)
    assert (text[finding.start : finding.end], finding.suggestions[0]) == ("installe", "installé")


def test_se_before_a_noun_is_told_once(runner: Runner) -> None:
    text = "On visite se musée samedi."
    assert [(f.rule, f.suggestions[0]) for f in _told(runner, text)] == [("grammaire.homophone.ce_nom", "ce")]
