"""The dossier shows to the letter what would be published, and everything the direction must weigh."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pdf_text
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.editorial.civil_dates import ZONE
from desktop.editorial.gates.verdict import Verdict
from desktop.editorial.post import Channel
from desktop.printing.approval_dossier import (
    AnsweredPoint,
    ApprovalDossier,
    ChannelCopy,
    ConfirmedList,
    DecisionLine,
    DossierImage,
    EmergencyLine,
    GateLine,
    NotedLink,
    approval_dossier_pdf,
)

FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
BODY = "La fête a lieu au parc.\n\n## Renseignements\n- 450 438-7784 #bien $noté$ «\u00a0ici\u00a0»"


def jpeg(size: tuple[int, int] = (320, 200), mode: str = "RGB") -> bytes:
    written = io.BytesIO()
    Image.new(mode, size).save(written, "JPEG")
    return written.getvalue()


def dossier(*copies: ChannelCopy, title: str = "Fête de la famille") -> ApprovalDossier:
    prepared = dt.datetime(2026, 6, 29, 14, 32, tzinfo=ZONE)
    return ApprovalDossier("Municipalité de Sainte-Sophie", title, "Événement", FINGERPRINT, prepared, copies)


PHOTO = DossierImage(
    "fete.jpg",
    jpeg(),
    "Une enfant tient un ballon.",
    credit="Photo\u00a0: Noé Vallerand",
    rights="Autorisation écrite du 15 juin 2026.",
    people="Une personne reconnaissable; autorisation signée.",
)
SITE = ChannelCopy(Channel.WEBSITE, "Fête de la famille", BODY, ("https://stesophie.ca/fete",), (PHOTO,))
FACEBOOK = ChannelCopy(Channel.FACEBOOK, "", "La fête a lieu samedi.")


def said(document: ApprovalDossier) -> str:
    return pdf_text.words(approval_dossier_pdf(document))


def test_every_word_to_publish_is_there_to_the_letter() -> None:
    words = said(dossier(SITE, FACEBOOK))
    for part in (*BODY.split("\n"), "https://stesophie.ca/fete", "La fête a lieu samedi."):
        assert " ".join(part.split()) in words
    for part in (PHOTO.alternative_text, PHOTO.rights, PHOTO.people, "Photo : Noé Vallerand"):
        assert part in words


def test_the_fingerprint_is_whole_once_and_begins_every_page() -> None:
    pages = pdf_text.pages(approval_dossier_pdf(dossier(replace(SITE, text=BODY * 120))))
    assert FINGERPRINT in pages[0]
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} de {len(pages)}" in page
        assert FINGERPRINT[:16] in page
        assert "Fête de la famille" in page


def test_contested_points_come_before_the_words_with_their_reasons() -> None:
    point = AnsweredPoint(
        "Le texte nomme un commerce.", "C’est le nom de la salle.", "Mélissa Gagné", Channel.WEBSITE
    )
    waived = AnsweredPoint("La phrase est longue.", "Elle cite la loi.", "Mélissa Gagné")
    words = said(replace(dossier(SITE), contests=(point,), waivers=(waived,)))
    order = [
        "Points contestés",
        point.point,
        point.reason,
        "Avertissements justifiés",
        waived.reason,
        "mot pour mot",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)


def test_the_heaviest_verdicts_come_first_and_what_is_alike_is_said_once() -> None:
    passes = GateLine("Neutralité politique", Verdict.PASSES, "8, 24")
    blocks = GateLine("Publicité externe", Verdict.BLOCKS, "13", ("Un commerce est nommé.",))
    document = dossier(replace(SITE, gates=(passes, blocks)), replace(FACEBOOK, gates=(passes,)))
    words = said(document)
    table = words[words.index("Exigence Article Verdict") :]
    assert table.index("Publicité externe 13 Bloque Site Un commerce est nommé.") < table.index(
        "Neutralité politique"
    )
    assert table.count("Neutralité politique 8, 24 Passe Tous les médias") == 1
    assert "1 exigence bloque, 1 exigence passe" in words


def test_a_check_that_could_not_run_is_never_silent() -> None:
    words = said(dossier(replace(SITE, unchecked=("grammaire",))))
    assert "Vérifications non faites" in words
    assert "grammaire (Site)" in words


def test_an_image_that_cannot_be_read_is_announced() -> None:
    unreadable = replace(PHOTO, thumbnail=b"\xff\xd8\xff rien de lisible")
    assert "Cette image n’a pas pu être affichée" in said(dossier(replace(SITE, images=(unreadable,))))


def test_images_of_every_shape_are_kept_on_the_page() -> None:
    shapes = ((4000, 40), (40, 4000), (1, 1), (2000, 2000))
    images = tuple(replace(PHOTO, thumbnail=jpeg(shape)) for shape in shapes)
    grey = replace(PHOTO, thumbnail=jpeg(mode="L"))
    inks = replace(PHOTO, thumbnail=jpeg(mode="CMYK"))
    words = said(dossier(replace(SITE, images=(*images, grey, inks))))
    assert "Image 6" in words
    assert "n’a pas pu être affichée" not in words


def test_what_was_decided_already_is_told() -> None:
    decided = DecisionLine(
        "a demandé des modifications",
        "Claude Tremblay",
        dt.date(2026, 7, 1),
        (Channel.WEBSITE,),
        "Ajoutez l’heure.",
    )
    words = said(replace(dossier(SITE), decisions=(decided,)))
    assert "Claude Tremblay a demandé des modifications, le 1er juillet 2026 (Site)" in words
    assert "Ajoutez l’heure." in words
    assert "Aucune décision n’a encore été prise" in said(dossier(SITE))


def test_the_paper_says_that_it_does_not_approve() -> None:
    assert "par l’approbation signée dans le logiciel" in said(dossier(SITE))


def test_a_post_without_anything_can_be_printed() -> None:
    words = said(dossier(title=""))
    assert "Sans titre" in words
    assert "Aucun média n’est choisi" in words
    assert "Non fixée" in words


def test_an_emergency_is_announced_above_the_title() -> None:
    words = said(replace(dossier(SITE), emergency=True))
    assert words.index("Publication d’urgence") < words.index("Fête de la famille")
    assert "Publication d’urgence" not in said(dossier(SITE))


def test_a_long_description_runs_over_to_the_next_page_whole() -> None:
    long = " ".join(f"mot{number}" for number in range(3000))
    words = said(dossier(replace(SITE, images=(replace(PHOTO, alternative_text=long),))))
    assert "mot0 " in words
    assert "mot2999" in words


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert approval_dossier_pdf(dossier(SITE, FACEBOOK)) == approval_dossier_pdf(dossier(SITE, FACEBOOK))


HOSTILE = st.text(max_size=60) | st.sampled_from(
    [
        "#panic()",
        "$",
        "\\",
        '"',
        "*/",
        "]",
        "<a>",
        "@x",
        "🎉" * 40,
        "e\u0301" * 90,
        "\u202e",
        "\x00",
        "שלום",
        "あ" * 50,
    ]
)


@given(title=HOSTILE, text=HOSTILE, reason=HOSTILE, alternative=HOSTILE, link=HOSTILE)
def test_no_words_can_break_a_dossier(
    title: str, text: str, reason: str, alternative: str, link: str
) -> None:
    copy = ChannelCopy(
        Channel.FACEBOOK,
        title,
        text,
        (link,),
        (replace(PHOTO, alternative_text=alternative, credit=reason, rights=link, people=text, name=title),),
        (GateLine(title, Verdict.BLOCKS, link, (reason,)),),
        (text,),
        account=title,
        fingerprint=link,
    )
    answer = AnsweredPoint(text, reason, title)
    decided = DecisionLine(reason, title, comment=text)
    document = replace(
        dossier(copy, title=title),
        municipality=text,
        kind=reason,
        planned=link,
        author=title,
        fingerprint=text,
        contests=(answer,),
        waivers=(answer,),
        decisions=(decided,),
    )
    assert approval_dossier_pdf(document).startswith(b"%PDF-")


def test_the_day_it_was_prepared_is_the_civil_day_here() -> None:
    late = dt.datetime(2026, 7, 1, 2, 0, tzinfo=dt.UTC)
    assert "préparé le 30 juin 2026" in said(replace(dossier(SITE), prepared=late))


def test_what_the_policy_had_recorded_is_there() -> None:
    logo = "Le logo d’un tiers\u00a0: consentement donné le 2 avril 2026; sans date de fin; document joint."
    words = said(
        replace(
            dossier(replace(SITE, images=(replace(PHOTO, marks=logo),))),
            lists=(
                ConfirmedList(
                    "Aurélie Lépinette",
                    "lundi 29 juin 2026, à 9 h",
                    "du 1er juin 2026 au 12 juillet 2026",
                    ("Rien ne favorise une personne candidate.", "Aucune visibilité n’est payée."),
                ),
            ),
            links=(
                NotedLink(
                    "https://exemple.org/lac", "Mesures de l’eau.", "Aurélie Lépinette", "La page s’ouvre."
                ),
                NotedLink("https://exemple.org/parc", state="On ne sait pas si la page s’ouvre."),
            ),
            emergencies=(
                EmergencyLine(
                    "Aurélie Lépinette",
                    "dimanche 28 juin 2026, à 22 h 10",
                    "L’eau n’est pas potable.",
                    (Channel.FACEBOOK,),
                    "À corriger (Martine Beausapin)",
                    "Ajoutez la rue.",
                ),
            ),
        )
    )
    for part in (
        "Liste de la période électorale",
        "pour la période du 1er juin 2026 au 12 juillet 2026",
        "Aucune visibilité n’est payée.",
        "Liens externes",
        "Mesures de l’eau.",
        "La page s’ouvre.",
        "On ne sait pas si la page s’ouvre.",
        "Sortie avant l’approbation",
        "L’eau n’est pas potable.",
        "À corriger (Martine Beausapin)",
        "Ajoutez la rue.",
        "Le logo d’un tiers",
        "document joint",
    ):
        assert part in words, part


def test_without_them_nothing_is_said_of_them() -> None:
    words = said(dossier(SITE))
    for title in ("Liste de la période", "Liens externes", "Sortie avant", "Logos"):
        assert title not in words
