"""The material of the journey: drawn by us, plausible, and carrying what the journey must strip."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from desktop.channels.limits import CONTACT_ARTICLE, word_count
from desktop.channels.markdown import to_plain
from desktop.editorial.post import Channel, Crop
from desktop.imaging.logo import register_logo
from desktop.imaging.metadata import read_metadata, suggest_rights
from desktop.imaging.originals import read_original
from desktop.imaging.rendition_specs import CONTACT_PAGE, SPECS
from desktop.imaging.renditions import LogoUse, render
from desktop.paths import resources

MATERIAL = resources() / "essai"
SCRIPT = Path(__file__).parents[2] / "packaging" / "make_essai_material.py"


def body(name: str) -> str:
    return (MATERIAL / name).read_text("utf-8").partition("\n")[2]


def test_the_photograph_comes_from_a_camera_with_its_position() -> None:
    original = read_original(MATERIAL / "fete-camera.jpg")
    assert (original.width, original.height) == (1600, 1067)
    assert len(original.data) < 400_000
    found = read_metadata(original)
    assert (found.author, found.taken_at) == ("Noé Vallerand", "2026-06-13T14:05:09-04:00")
    assert found.has_gps
    assert found.camera == "Optique Boréale (fictive) OB-24"


def test_it_can_be_prepared_for_every_channel_with_the_logo() -> None:
    original = read_original(MATERIAL / "fete-camera.jpg")
    data = (MATERIAL / "logo-fictif.svg").read_bytes()
    use = LogoUse(register_logo(data), data)
    for spec in SPECS:
        rendition = render(original, Crop(), spec, credit="Photo\u00a0: Noé Vallerand", logo=use)
        assert rendition.logo_corner is not None
        too_small = any(notice.code.startswith("image_petite") for notice in rendition.notices)
        assert too_small == (spec is CONTACT_PAGE)


def test_the_logo_says_that_it_is_fictitious() -> None:
    text = (MATERIAL / "logo-fictif.svg").read_text("utf-8")
    assert "<title>Logo fictif" in text


def test_the_script_draws_the_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("un", "deux"):
        subprocess.run([sys.executable, str(SCRIPT), str(tmp_path / name)], check=True)
    for file in ("fete-camera.jpg", "logo-fictif.svg"):
        assert (tmp_path / "un" / file).read_bytes() == (tmp_path / "deux" / file).read_bytes()
    drawn = (tmp_path / "un" / "logo-fictif.svg").read_bytes()
    assert drawn == (MATERIAL / "logo-fictif.svg").read_bytes()


def test_the_records_agree_with_what_the_photograph_says() -> None:
    with (MATERIAL / "autorisations.toml").open("rb") as file:
        records = tomli.load(file)
    suggestion = suggest_rights(read_metadata(read_original(MATERIAL / records["image"]["fichier"])))
    assert records["droits"]["titulaire"] == suggestion.holder
    assert records["image"]["mention"] == records["droits"]["mention"] == suggestion.credit_line
    first, second = records["autorisations"]
    assert set(first["medias"]) < set(second["medias"]) == {str(channel) for channel in Channel}
    assert {release["personne"] for release in (first, second)} == {records["personnes"][0]["numero"]}


def test_the_communique_has_a_realistic_length() -> None:
    assert 180 <= word_count(body("communique.md")) <= 250
    words = word_count(to_plain(body("communique-corrige.md")))
    assert (CONTACT_ARTICLE.lowest or 0) <= words <= CONTACT_ARTICLE.value


@pytest.mark.parametrize(
    "mistake",
    [
        "dimanche 12 juin 2027",
        "10h",
        "Parc Sophie-Masson",
        "activités prévu sont",
        "plantation, a 11",
        "spéctacle",
        "Laurentides !",
        "la plus belle fête",
        "l'ancienne administration",
        "cancellées",
        "compléter le formulaire",
        "450 555-0147",
    ],
)
def test_each_mistake_is_there_and_corrected(mistake: str) -> None:
    assert mistake in body("communique.md")
    assert mistake not in body("communique-corrige.md").replace("\u00a0", " ").replace("’", "'")


def test_the_corrected_weekday_is_that_of_the_calendar() -> None:
    assert dt.date(2027, 6, 12).isoweekday() == 6
    assert "samedi 12\u00a0juin 2027" in body("communique-corrige.md")


def test_the_corrected_text_is_typed_as_quebec_does() -> None:
    text = body("communique-corrige.md")
    assert not re.search(r"'| [:;!?»%]|« |\d h|[“”]", text)
