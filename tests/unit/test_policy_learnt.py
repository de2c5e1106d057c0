"""What no pattern says is weighed by learnt weights: probable breaches are warned of, and only where no rule speaks."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.document import Document
from desktop.checks.policy.check import PolicyCheck, PolicyEngine
from desktop.checks.policy.learnt_features import features, tokens
from desktop.checks.policy.learnt_wording import FILE, SCALE, LearntWording
from desktop.checks.policy.matching import Reading
from desktop.checks.policy.rule_folder import load_packs
from desktop.editorial.findings import Category, Finding, Severity
from desktop.errors import EnvironmentFault
from desktop.services.profile_file import read_profile

RESOURCES = paths.resources()
PROFILE = read_profile(Path(__file__).parent.parent / "data" / "corpus-profile.toml")
CONTEXT = CheckContext(PROFILE)
PACKS = load_packs(RESOURCES / "policies")
LEARNT = {rule.id for rule in PACKS.rules if rule.learnt}


@pytest.fixture(scope="module")
def check() -> PolicyCheck:
    return PolicyCheck(RESOURCES)


@pytest.fixture(scope="module")
def engine() -> PolicyEngine:
    return PolicyEngine(PACKS, RESOURCES)


def told(
    check: PolicyCheck, text: str, *, election: bool = False, kind: str = "publication"
) -> list[Finding]:
    context = CheckContext(PROFILE, election_period=election)
    return list(check.check(Document(text, medium="facebook", kind=kind), context))


COMPLAINTS = [
    "Vous nous avez appelés deux fois pour la niveleuse; elle ira dans votre rang vendredi.",
    "Rebonjour, nous avons retrouvé votre chèque et corrigé votre facture; toutes nos excuses.",
    "Nous avons vérifié chez vous hier et la fuite vient de votre tuyau, pas du nôtre.",
    "Le locataire du logement du haut a reçu un avis pour ses ordures.",
]


@pytest.mark.parametrize("text", COMPLAINTS)
def test_a_complaint_answered_in_ordinary_words_is_probable(check: PolicyCheck, text: str) -> None:
    (finding,) = told(check, text)
    assert (finding.rule, finding.severity) == ("plainte.apprise", Severity.WARNING)
    assert "probablement" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Un résident peut contester son évaluation avant le 30 avril.",
        "Un citoyen insatisfait de la réponse peut s’adresser au Protecteur du citoyen.",
        "Votre demande de permis doit comprendre un plan et une preuve de propriété.",
        "Une fois votre demande reçue, elle sera traitée en cinq jours ouvrables.",
        "Monsieur Éric Joly présentera le plan de gestion des plaintes.",
        "Le conseil a refusé la demande de dérogation mineure visant le 48, rue Principale.",
        "En 1924, un cultivateur réclame un pont; la Municipalité le refuse.",
        "Une résidente de la rue Tessier a reçu la médaille du bénévolat.",
        "Le service des incendies a répondu à une alarme au 12, rue Labelle.",
        "Un lecteur averti en vaut deux : club de lecture le 4 mai.",
        "La rue est fermée entre le Garage Théorêt et l’église.",
        "Le contrat d’entretien a été accordé à Sable Vert, plus bas soumissionnaire, au prix de 20 000 $.",
        "Un incendie a endommagé le restaurant Chez Tony; aucune victime.",
        "Rappel d’aliments : le poulet haché du Marché Riendeau doit être jeté.",
        "Dîner-spaghetti au profit de la maison des jeunes : 12 $.",
        "La navette s’arrête à l’auberge du Ruisseau et au parc.",
        "Cours gratuit de premiers soins : réservez votre place.",
    ],
)
def test_what_speaks_of_everybody_or_of_a_landmark_passes(check: PolicyCheck, text: str) -> None:
    assert told(check, text) == []


def test_the_cue_is_a_few_words_of_the_sentence(check: PolicyCheck) -> None:
    for text in COMPLAINTS:
        cue = told(check, text)[0].explanation.split("«\u00a0")[1].split("\u00a0»")[0]
        assert cue in text
        assert 1 <= len(cue.split()) <= 8


def test_a_rule_written_by_hand_speaks_first(check: PolicyCheck) -> None:
    text = "Monsieur, votre demande est refusée : votre cabanon est trop près du fossé, on vous l’a expliqué au comptoir."
    assert [finding.rule for finding in told(check, text)] == ["plainte.cas"]
    # Nor is anything learnt added in the sentence beside it.
    beside = told(check, f"{text} {COMPLAINTS[1]}")
    assert [finding.rule for finding in beside] == ["plainte.cas"]


def test_neighbours_that_speak_of_one_thing_are_told_once(check: PolicyCheck) -> None:
    assert [finding.rule for finding in told(check, " ".join(COMPLAINTS[1:3]))] == ["plainte.apprise"]


def test_one_sentence_of_a_long_text_is_told_where_it_is(check: PolicyCheck) -> None:
    before = "La bibliothèque ouvre à 10 h. Les livres se prêtent pour trois semaines. " * 6
    after = " Le stationnement se trouve derrière l’édifice. La salle compte soixante places." * 6
    found = told(check, before + COMPLAINTS[1] + after)
    assert [(finding.rule, finding.start) for finding in found] == [("plainte.apprise", len(before))]


@pytest.mark.parametrize("kind", ["avis_public", "seance", "reglement"])
def test_a_notice_handles_cases_by_its_nature(check: PolicyCheck, kind: str) -> None:
    assert not LEARNT & {finding.rule for finding in told(check, COMPLAINTS[0], kind=kind)}


def test_an_election_period_changes_what_an_opinion_weighs_and_nothing_else(check: PolicyCheck) -> None:
    text = "Cette réforme va affaiblir nos régions, et nous la refusons."
    (outside,), (inside,) = told(check, text), told(check, text, election=True)
    assert (outside.rule, outside.start, outside.end) == (inside.rule, inside.start, inside.end)
    assert (outside.severity, inside.severity) == (Severity.WARNING, Severity.BLOCKING)


def test_a_probable_campaign_is_a_point_in_a_period_only(check: PolicyCheck) -> None:
    text = "Venez rencontrer l’équipe qui se présente, café et beignes au chalet jeudi."
    (outside,), (inside,) = told(check, text), told(check, text, election=True)
    assert (outside.rule, outside.severity) == (inside.rule, Severity.SUGGESTION)
    assert (inside.category, inside.severity) == (Category.ELECTORAL_BIAS, Severity.WARNING)


@pytest.mark.parametrize(
    ("category", "text"),
    [
        (Category.EXTERNAL_ADVERTISING, "À vendre : motoneige 2019, 6 500 $, appelez Luc."),
        (Category.POLITICAL_OPINION, "Le gouvernement est incompétent et malhonnête."),
    ],
)
def test_a_block_in_a_sentence_unlike_a_breach_is_a_warning(
    tmp_path: Path, category: Category, text: str
) -> None:
    shutil.copytree(RESOURCES / "lexicon", tmp_path / "lexicon")

    def severity(doubt: int, *, election: bool = False) -> Severity:
        rows = f"categorie\t{category}\t0\t100\t{doubt}\nbac\t1\n"
        (tmp_path / "lexicon" / FILE).write_text(rows, encoding="utf-8")
        context = CheckContext(PROFILE, election_period=election)
        (finding,) = PolicyEngine(PACKS, tmp_path).findings(Document(text), context)
        assert ("à vous de juger" in finding.explanation) == (finding.severity is Severity.WARNING)
        return finding.severity

    assert severity(-1) is Severity.BLOCKING
    assert severity(1) is Severity.WARNING
    takes_sides = category is Category.POLITICAL_OPINION
    assert severity(1, election=True) is (Severity.BLOCKING if takes_sides else Severity.WARNING)


def test_an_offer_in_a_sentence_like_none_is_only_suggested_to_be_read_again(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "lexicon", tmp_path / "lexicon")

    def severity(category: Category, text: str) -> Severity:
        rows = f"categorie\t{category}\t0\t100\t{3 * SCALE}\nbac\t1\n"
        (tmp_path / "lexicon" / FILE).write_text(rows, encoding="utf-8")
        (finding,) = PolicyEngine(PACKS, tmp_path).findings(Document(text), CONTEXT)
        assert "à vous de juger" in finding.explanation
        return finding.severity

    offer, private = (
        "À vendre : motoneige 2019, 6 500 $, appelez Luc.",
        "Karine, de la réception, est enceinte.",
    )
    assert severity(Category.EXTERNAL_ADVERTISING, offer) is Severity.SUGGESTION
    assert severity(Category.PERSONAL_DATA, private) is Severity.WARNING
    # A campaign may bear the name of an opinion: unlike an opinion alone, it still warns.
    blame = "Le gouvernement est incompétent et malhonnête."
    assert severity(Category.POLITICAL_OPINION, blame) is Severity.WARNING


def test_names_and_figures_weigh_by_what_they_are(engine: PolicyEngine) -> None:
    def known(text: str) -> set[str]:
        (reading,) = engine.readings(Document(text), CONTEXT)
        return features(reading)

    one = known("Mme Gervais, votre bac du 14, rue Morin est réparé depuis le 3 mai.")
    assert one == known("Mme Vanasse, votre bac du 290, rue Hotte est réparé depuis le 8 mai.")
    assert not any("gerv" in feature or "14" in feature for feature in one)


def test_no_name_of_the_profile_is_in_the_weights() -> None:
    path = RESOURCES / "lexicon" / FILE
    rows = [row.partition("\t")[0].split() for row in path.read_text(encoding="utf-8").splitlines()[8:]]
    words = {word for row in rows for word in row}
    for person in (*PROFILE.elected, *PROFILE.officials):
        assert not words & set(person.name.lower().split()), person.name
    assert path.stat().st_size < 150_000


def test_every_sentence_has_its_tokens(engine: PolicyEngine) -> None:
    readings = engine.readings(Document("Merci à Marie Tremblay. 40 $!\n\n#Votez « oui » (non)…"), CONTEXT)
    for reading in readings:
        places = [(start, stop) for _, start, stop in tokens(reading)]
        assert places[0][0] == 0
        assert places[-1][1] == len(reading.words)
        assert all(a[1] == b[0] for a, b in itertools.pairwise(places))


class TestWeights:
    """The sums, on weights written for the purpose."""

    @pytest.fixture
    def resources(self, tmp_path: Path) -> Path:
        (tmp_path / "lexicon").mkdir()
        return tmp_path

    def marked(self, resources: Path, engine: PolicyEngine, rows: str, text: str) -> list[Reading]:
        (resources / "lexicon" / FILE).write_text(rows, encoding="utf-8")
        readings = list(engine.readings(Document(text), CONTEXT))
        LearntWording(resources).mark(readings)
        return readings

    def test_a_neighbour_weighs_half(self, resources: Path, engine: PolicyEngine) -> None:
        rows = "categorie\tplainte_publique\t0\t29\t-100\nbac\t10\nchien\t10\nchat\t10\n"
        one, two, three = self.marked(resources, engine, rows, "Le bac. Le chien. Le chat.")
        assert not one.has("PLAINTE_PROBABLE")
        assert two.has("PLAINTE_PROBABLE"), "20 of its own, and 10 of each neighbour"
        assert not three.has("PLAINTE_PROBABLE")

    def test_what_both_sentences_hold_counts_once(self, resources: Path, engine: PolicyEngine) -> None:
        rows = "categorie\tplainte_publique\t0\t20\t-100\nbac\t10\n"
        readings = self.marked(resources, engine, rows, "Le bac. Le bac.")
        assert not any(reading.has("PLAINTE_PROBABLE") for reading in readings)

    def test_each_category_has_its_weights(self, resources: Path, engine: PolicyEngine) -> None:
        rows = "categorie\tplainte_publique\t0\t10\t-10\ncategorie\tsubjectivite\t3\t10\t-10\nbac\t-9\t8\n"
        with pytest.raises(EnvironmentFault):
            self.marked(resources, engine, rows, "Le bac.")
        (reading,) = self.marked(resources, engine, rows.replace("-9\t8", "-9 8"), "Le bac.")
        assert {name for name, places in reading.marks.items() if name.isupper() and places} >= {
            "PLAINTE_IMPROBABLE",
            "JUGEMENT_PROBABLE",
        }
        assert not reading.has("PLAINTE_PROBABLE")
        assert not reading.has("JUGEMENT_IMPROBABLE")


class TestDamagedFile:
    @pytest.mark.parametrize(
        ("row", "why"),
        [
            ("bac\t1 2 x 4 5 6", "ce passage ne se lit pas"),
            ("bac\t1 2 3", "ce passage ne se lit pas (il faut un poids par catégorie)"),
            ("bac", "ce passage ne se lit pas"),
            ("categorie\tinconnue\t1\t2\t3", "ce passage ne se lit pas"),
            ("categorie\tplainte_publique\t1\t2", "ce passage ne se lit pas"),
        ],
    )
    def test_a_row_that_is_not_well_made_is_named_with_its_line(
        self, tmp_path: Path, row: str, why: str
    ) -> None:
        (tmp_path / "lexicon").mkdir()
        path = shutil.copy(RESOURCES / "lexicon" / FILE, tmp_path / "lexicon" / FILE)
        path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
        line = path.read_text(encoding="utf-8").count("\n")
        with pytest.raises(EnvironmentFault) as raised:
            LearntWording(tmp_path)
        assert (
            f"«\u00a0{FILE}\u00a0» du lexique est endommagé, ligne {line}\u00a0: {why}"
            in raised.value.message
        )

    def test_a_file_without_weights_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "lexicon").mkdir()
        (tmp_path / "lexicon" / FILE).write_text("# rien\n", encoding="utf-8")
        with pytest.raises(EnvironmentFault, match="il n’y a pas de poids"):
            LearntWording(tmp_path)
