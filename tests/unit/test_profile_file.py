"""The profile as a TOML file: what ships is valid, and an error names file, line and key."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.elections import period_on
from desktop.editorial.profile import DatedPerson
from desktop.errors import EnvironmentFault, Refusal
from desktop.paths import resources
from desktop.services.profile_file import LARGEST, parse_profile, profile_text, read_profile
from desktop.services.toml_places import line_of

SHIPPED = resources() / "profiles" / "sainte-sophie.toml"
CORPUS = Path(__file__).resolve().parent.parent / "data" / "corpus-profile.toml"
SMALLEST = """\
id = "ville"
municipalite = "Ville de Valmont"
nom_court = "Valmont"
journal = "L’Écho"
domaines = ["valmont.ca"]
telephones = []
courriels = []
"""


def refusal(text: str) -> Refusal:
    with pytest.raises(Refusal) as refused:
        parse_profile(text, "valmont.toml")
    assert "valmont.toml" in refused.value.message
    assert "conservé" in refused.value.message
    return refused.value


def test_sainte_sophie_is_ready() -> None:
    profile = read_profile(SHIPPED)
    assert profile.municipality == "Municipalité de Sainte-Sophie"
    assert [(person.name, person.title) for person in profile.elected] == [("Guy Lamothe", "maire")]
    assert (profile.complaint_form, profile.complaint_phone, profile.emails) == (
        "https://stesophie.ca/Plaintes",
        "450 438-7784, poste 5225",
        ("courrier@stesophie.ca",),
    )
    assert {account.channel for account in profile.accounts} == {"website", "facebook", "youtube", "contact"}
    assert {account.approved_on for account in profile.accounts} == {dt.date(2019, 1, 15)}
    assert len(profile.parties) == 4


def test_the_elections_that_ship_are_sourced_and_provisional() -> None:
    elections = read_profile(SHIPPED).elections
    assert all(election.provisional and election.source for election in elections)
    running = period_on(dt.date(2029, 9, 1), elections)
    assert running is not None
    assert running.level == "fédérale"


def test_the_profile_of_the_corpora_holds_what_its_readme_says_and_no_business() -> None:
    profile = read_profile(CORPUS)
    assert {person.name for person in profile.elected} == {
        "Solange Beauregard",
        "Réjean Lauzon",
        "Nadia Charlebois",
        "Luc Desrosiers",
        "Yvon Ménard",
        "Marc Thibodeau",
        "Hélène Rivest",
    }
    assert profile.candidates == profile.elected
    assert {"Équipe Lauzon", "Alliance citoyenne", "Action Sainte-Sophie"} <= set(profile.parties)
    assert "Éric Joly" in {person.name for person in profile.officials}
    assert profile.partners == profile.organisations == ()


@pytest.mark.parametrize("path", [SHIPPED, CORPUS])
def test_a_profile_written_and_read_again_is_the_same(path: Path) -> None:
    profile = read_profile(path)
    assert parse_profile(profile_text(profile), "copie") == profile
    assert profile_text(parse_profile(profile_text(profile), "copie")) == profile_text(profile)


def tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(tidy).filter(bool)


@given(name=words, lexicon=st.lists(words, max_size=3), start=st.none() | st.dates())
def test_any_word_survives_its_way_through_the_file(
    name: str, lexicon: list[str], start: dt.date | None
) -> None:
    person = DatedPerson(name, start=start)
    profile = replace(parse_profile(SMALLEST, "x"), lexicon=tuple(lexicon), elected=(person,))
    assert parse_profile(profile_text(profile), "copie") == profile


@pytest.mark.parametrize(
    ("added", "line", "said"),
    [
        ('[[elus]]\nnom = "Ida Morel"\ndebut = 2025-13-01\n', 10, "2025-13-01"),
        ('[[elus]]\nnom = "Ida Morel"\ndebut = 2025-02-30\n', 10, "2025-02-30"),
        ('[[elus]]\nnom = "Ida Morel"\ndebut = "hier"\n', 10, "elus[1].debut"),
        ('[[elus]]\nnom = "A"\n\n[[elus]]\nnom = "B"\ntitr = "maire"\n', 13, "titre"),
        ('[[elus]]\ntitre = "maire"\n', 8, "Il manque la clé «\u00a0nom\u00a0»"),
        ('elus = [\n  { nom = "A" },\n  { nom = 4 },\n]\n', 8, "elus[2].nom"),
        ("heures_bureau = 9\n", 8, "un texte"),
        ('journal = "Encore"\n', 8, "répète une clé"),
        ('heures_bureau = "sans fin\n', 8, "n’est pas du TOML"),
        ('toponymes = ["lac Bleu", 4]\n', 8, "toponymes[2]"),
    ],
)
def test_an_error_names_the_file_the_line_and_the_key(added: str, line: int, said: str) -> None:
    message = refusal(SMALLEST + added).message
    assert f"ligne {line}" in message
    assert said in message


def test_a_text_over_several_lines_does_not_mislead_the_place() -> None:
    text = SMALLEST + 'heures_bureau = """\n[[elus]]\nnom = 4\n"""\nlogo = "x"\n'
    assert "ligne 12, logo" in refusal(text).message
    assert line_of(text, ("heures_bureau",)) == 8
    assert line_of(text, ("elus", 0, "nom")) is None


def test_every_error_of_a_file_is_told_at_once() -> None:
    message = refusal(SMALLEST.replace('journal = "L’Écho"', "journal = 4") + "logo = 5\n").message
    assert "ligne 4, journal" in message
    assert "ligne 8, logo" in message


def test_an_unclosed_list_is_told_without_a_line_when_the_file_just_ends() -> None:
    assert "À corriger" in refusal(SMALLEST + "partis = [").message


def test_a_key_with_quotation_marks_is_found_too() -> None:
    assert "ligne 8" in refusal(SMALLEST + '"logo" = 5\n').message


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ville.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    assert read_profile(path).short_name == "Valmont"


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ville.toml"
    path.write_bytes(SMALLEST.encode("cp1252"))
    with pytest.raises(Refusal, match="UTF-8"):
        read_profile(path)


def test_a_missing_file_is_refused_and_a_folder_is_the_disks_fault(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="n’existe pas"):
        read_profile(tmp_path / "absent.toml")
    with pytest.raises(EnvironmentFault, match="ne peut pas être lu"):
        read_profile(tmp_path)


def test_a_file_too_large_for_a_profile_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "video.toml"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Refusal, match="trop gros"):
        read_profile(path)
