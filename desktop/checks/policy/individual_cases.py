"""CAS_INDIVIDUEL: one person's complaint or request handled in public, told by weak cues that come together (art. 15).

A complaint has no wording of its own. Three things make one: somebody singled out, what that person asks or holds
against the Municipality, and what the Municipality says of it. Each is a family of cues that weighs one or two; the
sentence says who, and the rest may be in a neighbour. What speaks of everybody (a procedure, figures, a sitting of the
council, history, a story) takes weight away. Nothing depends on the order of the words.

The rules are `plainte.cas-individuel` and `plainte.cas-probable` of the packs; the words marked are shown as their cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.policy.matching import Reading
from desktop.checks.policy.recognisers import Mark

_NOUNS = (
    r"résident|résidente|citoyen|citoyenne|dame|monsieur|homme|femme|voisin|voisine|propriétaire|proprio|locataire"
    r"|locateur|contribuable|commerçant|commerçante|agriculteur|agricultrice|fermier|fermière|producteur|productrice"
    r"|maman|papa|père|mère|parent|grand-mère|grand-père|usager|usagère|utilisateur|utilisatrice|client|cliente"
    r"|couple|famille|ménage|aîné|aînée|retraité|retraitée|étudiant|étudiante|cycliste|automobiliste|camionneur"
    r"|conducteur|conductrice|demandeur|demanderesse|plaignant|plaignante|requérant|requérante|auteur|autrice|lecteur"
    r"|lectrice|internaute|abonné|abonnée|villégiateur|campeur|motoneigiste|piéton|joggeuse|joggeur|entrepreneur"
    r"|restauratrice|restaurateur|coiffeuse|coiffeur|garagiste|épicier|dépanneur|individu|bonhomme|gars|fille|ami|amie"
    r"|concitoyen|concitoyenne|occupant|occupante|payeur|riverain|riveraine|travailleur|travailleuse|infirmière|veuve"
    r"|veuf|quidam|râleur|râleuse|chialeur|chialeuse|intéressé|intéressée|mécontent|mécontente|habitant|habitante|jeune"
    r"|gardienne|gardien|livreur|nageur|nageuse|participante|participant|sportif|chasseur|pêcheur|promeneur|promeneuse"
    r"|acériculteur|maraîcher|maraîchère|éleveur|éleveuse|exploitant|exploitante|vieillard|septuagénaire|octogénaire"
    r"|résidant|résidante|madame|opposant|opposante|héritier|héritière|frère|soeur|sœur|beau-frère|belle-mère|conjoint|conjointe"
    r"|marchand|marchande|skieur|skieuse|musicien|musicienne|vacancier|vacancière|enseignante|enseignant|visiteur|visiteuse"
    r"|lève-tôt|colocataire|acheteur|acheteuse|vendeur|vendeuse|baigneur|baigneuse|danseuse|chauffeur|motocycliste|tenancier"
    r"|grand-maman|grand-papa|mamie|papi|cultivateur|cultivatrice|bénévole|enfant|ado|adolescent|adolescente|trappeur|artisan|artisane|exploitante"
    r"|bénéficiaire|patiente|patient|électeur|électrice|gérant|gérante|commentateur|signataire|expéditeur|expéditrice"
)
_ONE = r"(?:un|une|le|la|l'|ce|cet|cette|au|du|notre|certain|certaine|seule?)"
_WHERE = (
    r"(?:de la|du|de l'|des|sur la|sur le|dans la|dans le|au|en face|à côté|voisine?|près|au bout)[^.!?]{0,24}?"
    r"\b(?:rue|rang|chemin|avenue|boulevard|montée|route|côte|impasse|croissant|place|allée|secteur|domaine|quartier|lac"
    r"|parc|résidence|immeuble|bloc|logement|chalet|duplex|coin|église|école|village|dépanneur|salon|garage|ferme)\b"
)
_NAMED = re.compile(
    r"\b(?:M|Mme|Mlle|Monsieur|Madame)\.? [A-Z]\.|(?<![\w.])[A-Z]\. ?[A-Z]\.(?= |,|$)|\b(?:famille|couple) [A-ZÉ]\w+"
    r"|\b[Ll]es [A-Z][a-zé]+, (?:de la|du)\b"
    r"|(?<![\w.])[A-Z]\. [A-ZÉ][a-zé]{2,}\b"
)
_ADDRESS = re.compile(
    r"\b(?:le|la|du|au|l'|de la) (?:[a-zéèê]+ (?:du|de l'|au) )?\d{1,5}(?:[A-Za-z])?,? (?:rue|rang|chemin|avenue|boulevard|montée"
    r"|route|côte|impasse|croissant|place|allée|\d+e)\b|\b\d{1,5}[A-Za-z]?, (?:rue|rang|chemin|avenue|boulevard|montée|route|côte|impasse"
    r"|croissant|place|allée)\b|\bles (?:propriétaires|locataires|voisins|occupants|gens) (?:du|de la) (?:maison|chalet|duplex|bloc|roulotte|\d+)\b|\b(?:"
    + _NOUNS
    + r") (?:du|au) (?:numéro |app\.? )?\d{1,5}"
)
_SINGLED = re.compile(rf"\b{_ONE} ?(?:(?!nos|vos)[a-zéèêç]+ ){{0,2}}?(?:{_NOUNS})\b(?!-)")
_PLACED = re.compile(rf"\b{_ONE} ?(?:[a-zéèêç]+ ){{0,2}}?(?:{_NOUNS})\b[^.!?;:]{{0,30}}? {_WHERE}")
_WHO = re.compile(
    rf"\b{_ONE} ?(?:[a-zéèêç]+ ){{0,2}}?(?:{_NOUNS})\b[^.!?;:]{{0,25}}?,? qui (?!peut|doit|veut|désire|souhaite)"
    r"|\b(?:celui|celle|une personne|la personne|quelqu'un|l'ami|l'amie|le même|la même) qui (?!peut|doit|veut|désire|souhaite)"
    r"|\bl'(?:auteur|autrice) (?:du|de la|de ce|de cette|d'un|d'une) (?:commentaire|message|lettre|plainte|publication|avis)"
    r"|\bune seule (?:personne|famille|plainte)|\bun seul (?:appel|coup|citoyen|résident)|\b(?:quelqu'un|une personne|un résident) (?:du|de la|des|sur)\b"
    r"|\b(?:il|elle) nous (?:a|avait|en)\b|\bdeux (?:voisins|voisines|frères|soeurs|sœurs|familles|propriétaires)|\bva se reconnaître|\bse reconnaîtra|\bsai(?:t|vent) de (?:qui|quoi) (?:on|nous)"
    rf"|\b(?:du|le|la|de la) même (?:{_NOUNS})\b|\b(?:les|des) (?:voisins|voisines|gens|riverains) (?:du|de la|d'en|immédiats)\b|\bdeux (?:\w+ )?(?:{_NOUNS})s\b"
    rf"|\b{_ONE} ?(?:[a-zéèêç]+ ){{0,2}}?(?:{_NOUNS})\b[^.!?;:]{{0,30}}? nous (?!\w+ons\b)[a-zé]{{3,}}"
    rf"|\b{_ONE} ?(?:[a-zéèêç]+ ){{0,2}}?(?:{_NOUNS}) (?:au|aux|exclue?|tombée?|âgée?|expulsée?|refusée?|laissée?)\b"
    r"|\b(?:un|une|notre) (?:\w+ )?anonyme\b|\b(?:monsieur|madame|dame|voisin|voisine|client|cliente|citoyen|citoyenne) (?:bien |très |assez |peu |toujours )?(?:mécontent|grincheu|fâché|déçu|frustré|furieu|pressé|anonyme)\w*"
    rf"|\b{_ONE} ?(?:[a-zéèêç]+ ){{0,2}}?(?:{_NOUNS})\b[^.!?;:]{{0,25}}? dont (?:le|la|les|l')"
    r"|\bqui nous (?:a|ont|avait|appel|écri|réclam|demand|accus|reproch|valu)\w*|\bvous êtes la personne"
)
_YOURS = re.compile(
    r"\b(?:votre|vos|ton|ta|tes) (?:[a-zéèê]+ )?(?:plaintes?|requêtes?|demandes?|réclamations?|signalements?|courriels?|messages?"
    r"|lettres?|commentaires?|appels?|dossier|contestation|insatisfaction|mécontentement|menaces?|accusations?|récriminations?"
    r"|question|suggestion|critiques?|reproches?|frustration|colère|déception)\b"
    r"|\bvous (?:nous )?(?:avez|aviez) (?:écrit|signalé|demandé|déploré|reproché|appelé|fait part|mentionné|dit que)"
    r"|\bcomme (?:on|nous) (?:te|vous) l'|\bchez vous\b|\b(?:ton|ta|tes) \w+\b|\bvos (?:\w+ )?(?:rappels|appels)\b|\bvous rappell?e\w*"
    r"|\b(?:bonjour|bonsoir|salut|oui|non|merci|désolés?),? (?:madame|monsieur)\b(?!,? (?:madame|monsieur))|, (?:madame|monsieur)(?:,|\.|!|$)"
)

# What the person asks for or holds against us. Two: a grievance; one: a request, a message, a way of speaking.
_GRIEVANCE = re.compile(
    r"\b(?:se |s'est |s'était )(?:dit |dite )?(?:plain\w+|insurg\w+|indign\w+|oppos\w+|emport\w+|vant\w+)|\bporter? plainte|\bporté plainte"
    r"|\bplaintes?\b|\bdéplor\w+|\breproch\w+|\bcontest\w+|\bexig\w+|\bréclam(?:e|er|é|ait|ation|ations|ent|ons)\b|\baccus(?:e|é|er|ait)\b"
    r"|\bmenac\w+|\bdénonc\w+|\bdénonciation|\brefus(?:e|ait|é) (?:de|d'|toujours)|\bmécontent\w*|\binsatisfai\w+|\bfâché\w*|\bfurieu\w+"
    r"|\bexaspéré\w*|\bfrustré\w*|\bexcédé\w*|\boutré\w*|\bindigné\w*|\bdéçue?\b|\bchial\w+|\brâl(?:e|é|er|ait)\b|\binsult\w+|\bcri(?:e|é) (?:après|contre)"
    r"|\bprétend\w*|(?<!on )\btrouv(?:e|ait|ent) (?:que|qu'|ça|cela|notre|nos|la|le|les|son|sa|trop|injust\w+|inaccept\w+|anormal\w*)"
    r"|\bn'(?:a|avait|ont) pas (?:aimé|apprécié|digéré|accepté)|\bn'accepte pas|\bne veut (?:rien|pas)|\bpas (?:content|d'accord|satisfait)\w*"
    r"|\bs'oppos\w+|\ben a (?:assez|marre)|\bn'en (?:peut|revient)|\bpoursui(?:t|vre) (?:la|nous|notre)\b|\bpoursuites?\b|\bmise en demeure|\bmal (?:reçue?|accueillie?|servie?|traitée?)"
    r"|\binsist(?:e|ait|é)\b|\bs'acharn\w+|\bharcèl\w+|\bgriefs?\b|\bcritiqu(?:e|é|ait)\b|\bcroit (?:que|avoir)|\bse (?:dit|croit|pense|sent) (?!prêt|heur|fi)"
    r"|\bchican\w+|\bs'étonn\w+|\bcolère\b|\bn'aim\w+ pas|\bdigér\w+|\bdécolère|\bs'emball\w+|\bennuy\w+|\bgêné\w*|\bagac\w+|\bréveill\w+|\boppos(?:e|ée?|ante?)\b"
    r"|\bfait (?:taire|annuler|arrêter|cesser|savoir|toute une)|\b(?:coups?|appels?) (?:de fil|anonymes?|de téléphone)|\btrait(?:e|és?|ait) (?:nous )?d[e']|\bdémission\b|\bpar sa faute|\bà cause d'un"
    r"|\bencombr\w+|\bbloque\b|\bcarcasses?|\bn'(?:a|aurait) (?:pas|jamais) (?:eu|reçu|dû)|\bvécu\b|\bdommage causé|\bpar erreur|\bmauvaises herbes|\bgazon long|\bvotre (?:facture|perte)"
    r"|\bgrincheu\w+|\bnous (?:appelait|appelle|écrivait|écrit|téléphonait|harcelait|répétait|en voulait|en veut)\b|\bdéçu\w*|\bdénonc\w+|\bdénonciations?|\btrop (?:élevé|cher|tard|bruyant|lent)\w*|\barrêter d'écrire"
    r"|\bdéfraîchi\w*|\bpiscine verte|\blettres? d'avocat|\bpas chez nous|\babîmée?s?\b|\bbrisée?s?\b|\bégarée?\b|\btournait\b|\bs'est étouff\w+|\béternel\w*|\btant pis\b|\bn'en déplaise|\bdes avertissements|\bmalgré (?:deux|trois|nos|un|plusieurs)"
    r"|\bblâm\w+|\bdout(?:e|ait|ez) d|\bredout\w+|\bnote salée|\bscandale\b|\bdemande encore|\bn'en peu\w+ plus|\btapage\b|\bprétex\w+|\bfausse alerte"
    r"|\bopposant (?:deux|le|la|un)\b|\binond\w+|\bendommag\w+|\bsoupçonn\w+|\bdérang(?:e|é|ée|ait|eait)\b|\bne (?:paie|paye) (?:pas|plus)|\baurait (?:été|subi|perdu|brisé)|\blitige|\bchicane"
)
_REQUEST = re.compile(
    r"\bdemand(?:e|ait|é|ent|er|es)\b|\brequête|\bveu(?:t|lent)\b|\bvoudrait|\bvoulait|\bsouhait(?:e|ait|é)\b|\baimerait|\b(?:a|ont|avait|as) (?:écrit|appelé|téléphoné|signalé|publié|filmé|posté|crié|laissé|envoyé)"
    r"|\bnous (?:a|ont|avait) |\bsignal(?:e|é|ée|ement|ements)\b|\bquestion posée|\bcommentaires?\b|\bmessages?\b|\blettre\b|\bcourriels?\b"
    r"|\b(?:cas|affaire|situation|problème|dossier) (?:de la|du|de l'|d'|de)|\b(?:au sujet|à propos) d|\bappels?\b|\brappels\b|\bvoulai(?:s|t|ent)\b|\bparl(?:ait|aient) |\bpourquoi\b|\bcourrier\b|\bapprécie"
    r"|\bfait part|\b(?:chien|coq|chat|poules?|haie|clôture|branche|fossé|ponceau|bruit|fumée|odeur|gazon|remise|quai|piscine|fosse|arbre)\b|\bs'interrog\w+|\bs'inqui[eè]t\w+|\bse demand\w+|\binterpell\w+|\brappel(?:le|é) (?:sans cesse|trois|chaque)|\bestim(?:e|ait)\b|\baffirm(?:e|ait)\b|\bsouten(?:ait|u)\b|\bjapp\w+"
)
# What we say of that case. Two: its outcome, or a judgement; one: that we dealt with it.
_OUTCOME = re.compile(
    r"\b(?:nous|on) (?:ne )?(?:lui|leur|l'|les|la|le|vous l'|te l') ?(?:a|avons|ai|ont)\b|\b(?:lui|leur) (?:a|ont|avons|avait) (?:été )?(?:\w+ )?(?:dit|répondu|expliqué"
    r"|refusé|accordé|remis|offert|rappelé|remboursé|envoyé|écrit|montré|suggéré|proposé|donné)"
    r"|\b(?:sa|cette|la|votre|leur|ta|sa propre) (?:demande|plainte|requête|réclamation|contestation|suggestion|lettre|facture|cause|version)(?: \S+){0,8}?"
    r" (?:a|est|n'a|n'est|demeure|reste|sera|ne sera|fut)\b"
    r"|\b(?:refus|refusée?|rejetée?|déboutée?|accueillie?|classée?|fermée?|close?|non fondée?|fondée?|irrecevable|retenue?) ?(?:écrit|,|\.|;|!|$|par|hier|faute|en|le|depuis)"
    r"|\bdossier (?:est|a été|demeure|sera)? ?(?:clos|fermé|réglé|classé|entre les mains|transmis)|\b(?:a|son|transmis) (?:son )?dossier\b"
    r"|\b(?:a|avait|aura|ait|donné|lui donne) (?:eu )?(?:tort|raison|gain de cause)\b|\bse trompe\w*|\bexag[eè]r\w+|\bc'est (?:non|inexact|faux|archifaux|réglé|impossible)\b"
    r"|\b(?:réponse|décision) (?:est|demeure|reste|finale|définitive)|\brépon(?:se|dons|dre|dra|drons|du)\b.{0,40}: ?(?:non|oui)|\bnous ne (?:\w+ ){0,2}?(?:rembours|pai|déplac|chang|retir|modifi|répar|install|ajout|reviend)\w+"
    r"|\bcomme (?:on|nous) (?:lui|te|vous|leur)|\bdevra (?:attendre|patienter|payer|comprendre|se|enlever|retirer|démolir|déplacer)|\bdoit savoir|\bcomprendra|\bautre version"
    r"|\b(?:a|ont|avait|sera|seront|est|as|avez) (?:donc |encore |aussi |toujours |déjà )?(?:été )?(?:avertie?|avisée?|rencontrée?|remboursée?|dédommagée?|suspendue?|expulsée?|sommée?|indemnisée?|relancée?|sanctionnée?|visitée?|convaincue?)s?\b"
    r"|\b(?:recevra|reçu|a eu) (?:quand même |donc |aussi |déjà )?(?:une amende|un constat|un avis|un refus|une réponse|sa réponse|une lettre|la visite|une visite|un avertissement|son chèque)"
    r"|\bconstat (?:d'infraction )?(?:lui |a |remis)|\bnos excuses|\bexcuses? (?:à|auprès)|\bnous (?:avons|l'avons|sommes|regrettons|lui|comprenons|avions)\b|\bnous n'(?:avons|y)\b|\bremboursé\w*\b|\bnous prenons note"
    r"|\bn'(?:a|ont) (?:rien |fourni|aucun|jamais|pas (?:fourni|prouvé|retenu|raison|été retenu))|\bn'ont rien|\bn'est pas (?:fondée?|prioritaire|recevable|possible|vrai|exact|satisfait|notre faute|responsable)"
    r"|\bquand même\b|\btranché\b|\bbillet\b|\bmise en garde|\bavis (?:lui |leur )?(?:remis|est parti|a été)|\bon (?:lui|leur) \w+|\bl'obtiendra|\bont jusqu'|\ba jusqu'|\brentrez vos|\bdormir tranquille"
    r"|\btout est rentré|\bon (?:repasse|passera|vous rappelle|s'en|sait)\b|\ben réponse à|\bcoupable\b|\bpermis a été (?:délivré|refusé|révoqué)|\btravail bien fait|\bpremi(?:er|ère) sur la liste|\bsont là pour rester"
    r"|\b(?:l'aura|en recevra|aura (?:sa|son|ses|droit)|sera (?:crédité|remboursé|dédommagé|servi)e?|peut (?:arrêter|dormir|se rassurer|cesser|respirer)|pourra (?:se|cesser|dormir|enfin)|ne remettra plus|a fini par|a enfin|ont fini par)\b"
    r"|\b(?:on|nous) (?:le|la|les) (?:lui|leur) (?:a|avons)|\bpourra revenir|\b(?:est|sont) priée?s? de|\bessuyé un|\bles? voici\b|\bnous ne le faisons|\bfausse alerte|\btombée?s? à l'eau"
    r"|\b(?:a|ont) \w+ jours pour|\bon a (?:retiré|réparé|coupé|nettoyé|remplacé)|\bne sera pas\b|\bil ne l'aura pas|\bnous ne (?:le|la|les) \w+ons"
    r"|\bpromis\b|\btout(?:e|es)? rejetée?s?|\bremerciée? de ses|\ben a été informée?|\bphoto à l'appui|\bon l'a dit|\bon a vu\b|\bvu hier|\bbien reçu\b|\bne dirons pas qui|\bà l'origine d|\bappartient au\b|\bfinira à\b|\ba été posée? parce"
    r"|\b(?:pas|rien) (?:eu )?(?:par|de) notre faute|\bc'est réparé|\bnous répondons|\bqu'on (?:lui|leur)|\bpromet de|\baccepté de|\bn'y donner|\bconstat (?:a|remis|est)|\bnotre (?:arpenteur|inspect\w+|agent\w*|camion)\b"
    r"|\binspect(?:eur|rice) (?:est|a|lui|l'|confirme|passera|ira|n'a|y)|\bvérification faite|\bnos (?:employés|assureurs|avocats|équipes|caméras|registres|dossiers) |\bfaute de preuve|\bdésolés?,?\b"
    r"|\bne (?:sera|seront|changer\w+|se fera|bougera) (?:pas|rien|plus)|\bperdu sa cause|\bpasser à autre chose|\binutile d|\bà vos frais|\bne sera pas (?:pavée|fait)"
)
_DEALT = re.compile(
    r"\bnous (?:\w+ )?(?:recommand|invit|souhait|rappel|suggér|conseill|répond|maint|suiv|étudi|vérifi)\w*|\b(?:municipalité|ville|service|urbaniste|greffière|directrice|directeur|équipe|conseil)\s"
    r"(?:a|est|lui|maintient|n'a|ne|y)\b|\bvoici (?:notre|la|pourquoi|sa|ce)|\b(?:pour|en) répon(?:dre|se)|\bréponse\b|\b(?:sera|est|a été) (?:\w+ )?(?:bouché|réparé|remplacé|corrigé|livré|retiré|coupé|traité|étudié|réglé|fait|passé)e?s?\b|\bpatien(?:t|ce)\w*"
    r"|\brappelons\b|\bparce que\b|\ba reçu\b|\bidentifié\w*|\bsera \w+ée?\b|\bvoilà\b|\bla voici\b|\bc'est (?:parce )?que\b|\brésolue?\b|\bs'appelle\b|\bdéménagé\b|\bmunicipaux\b|\ben fait\b|\bpourtant\b|\bor,|\brien (?:n'|ne|d'anormal)|\btout (?:est|fonctionne)|\bvisites?\b|\bconstaté\w*|\bvérifi\w+|\bà suivre\b"
)
# What speaks of everybody or of the council's record; then of another matter.
_GENERAL = re.compile(
    r"\b(?:peut|peuvent|pouvez|pourra|pourront|puisse)\b|\b(?:toute personne|tout citoyen|tout propriétaire|chaque|quiconque|les citoyens|les propriétaires|les résidents|les personnes|nombreux|nombreuses|en tout temps)\b"
    r"|\bsi vous\b|\bformulaire|\b\d+ ?%|\b(?:dérogation|usage conditionnel|ppcmoi|consultation|sondage|séance|procès-verbal|résolution|avis public|période de questions|registre|conseil a|conseil rejette|conseil autorise|zonage)\b"
    r"|\b(?:jours ouvrables|délai de|dans les \d+ jours|avant le \d|au plus tard)\b"
)
_ELSEWHERE = re.compile(
    r"\b1[5-9]\d\d\b|\b(?:roman|film|conte|pièce|conférence|spectacle|exposition|atelier|comédie|documentaire)\b"
    r"|\b(?:ministres?|députée?s?|gouvernement|premi[eè]re? ministre|congédi\w+|sans solde|insubordination|cure|chimio\w*|diabète|cancer"
    r"|maladie|rétablissement|hospitalisée?|pancartes?|l'employée?|un employé|une employée)\b|\b(?:pompiers?|incendie|policiers?|ambulanci\w+"
    r"|sûreté|accident|collision|évacu\w+|félicit\w+|bravo|gagn\w+|médaille|candidature|poste de|offre d'emploi|stage|don|dons|noces|honorée?|guignolée)\b"
)
_PROCEDURE = re.compile(
    r"\b(?:requérante?|demandeur|plaignante?|contribuable|locataire|propriétaire) (?:sera|seront|doit|peut|reçoit|garde|dépose|recevra|dispose)\b"
    r"|\b(?:une fois|dès que|lorsque|quand) (?:votre|vous)|\bvous (?:recevrez|devrez|obtiendrez|aurez)\b|\b(?:doit|doivent|devez|veuillez|remplissez|composez|écrivez|adressez)\b|\?\s*$|\b(?:protecteur du citoyen|ombudsman|politique de gestion|traitement des plaintes|gestion des plaintes|cour municipale)\b"
)
# From this weight on, two of the three families are strong and the third is there.
_CERTAIN = 5
_GATE = re.compile(
    rf"\b(?:(?:{_NOUNS}|gens)s?|il|elle|qui|celui|celle|quelqu'un|personne|votre|vos|ton|ta|tes|vous|seule)\b"
)


def individual_cases(reading: Reading) -> Iterator[Mark]:
    """CAS_INDIVIDUEL or, with less weight, CAS_PROBABLE: from who is singled out to the end of the sentence.

    Somebody, a request and an answer weigh together at least four, or two of them do, who being told apart (a name, a
    place, *celui qui*) and not only called *un citoyen*.
    """
    text = reading.text
    lower = text.lower()
    gate = _GATE.search(lower)
    named = any(reading.marks.get(name) for name in ("PERSONNE", "PRENOM", "MENTION"))
    if gate is None and not named and not _NAMED.search(text) and not _ADDRESS.search(lower):
        return
    who, at = _who(reading, text, lower, named=named)
    if not who:
        return
    around = " ".join(near.text.lower() for near in (reading.previous, reading.following) if near is not None)
    asked = _weight(_GRIEVANCE, _REQUEST, lower, around)
    said = _weight(_OUTCOME, _DEALT, lower, around)
    total = who + asked + said - _against(lower, around, apart=who > 1 and not _YOURS.search(lower))
    if total >= 4 and (who > 1 or (asked and said)):
        yield "CAS_INDIVIDUEL" if total >= _CERTAIN else "CAS_PROBABLE", at, len(reading.words)


def _weight(strong: re.Pattern[str], weak: re.Pattern[str], here: str, around: str) -> int:
    """Two for a strong cue, one for a weak one; a strong one of a neighbour is weak."""
    if strong.search(here):
        return 2
    return 1 if weak.search(here) or strong.search(around) else 0


def _against(lower: str, around: str, *, apart: bool) -> int:
    """What speaks of everybody; of somebody told apart, the sentence itself alone says so, and with less weight."""
    general, procedure = bool(_GENERAL.search(lower)), bool(_PROCEDURE.search(lower))
    if apart:
        return general + procedure + 2 * bool(_ELSEWHERE.search(lower))
    return 2 * (general + procedure) + 2 * bool(_ELSEWHERE.search(lower)) + bool(_GENERAL.search(around))


def _who(reading: Reading, text: str, lower: str, *, named: bool) -> tuple[int, int]:
    """How much somebody is singled out (0 to 3), and the first word that says it."""
    for weight, expression, where in (
        (3, _NAMED, text),
        (2, _ADDRESS, lower),
        (2, _PLACED, lower),
        (2, _WHO, lower),
        (2, _YOURS, lower),
    ):
        if (match := expression.search(where)) is not None:
            return weight, _word_at(reading, match.start())
    if named:
        starts = [at for name in ("PERSONNE", "PRENOM", "MENTION") for at in reading.marks.get(name, ())]
        return 2, min(starts)
    if (match := _SINGLED.search(lower)) is not None:
        return 1, _word_at(reading, match.start())
    return 0, 0


def _word_at(reading: Reading, offset: int) -> int:
    """The word that holds the code point `offset` of the sentence."""
    place = reading.start + offset
    return next((index for index, word in enumerate(reading.words) if word.end > place), 0)
