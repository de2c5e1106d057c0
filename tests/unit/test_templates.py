"""Every kind of post has a template with its parts, in French without a fault but for what is left to complete."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop import paths
from desktop.checks.base import CheckContext
from desktop.checks.fields import fields_of
from desktop.checks.process.client import WorkerClient
from desktop.checks.process.protocol import CheckRequest
from desktop.editorial.placeholders import PlacedPlaceholder, placeholders_in, placeholders_of
from desktop.editorial.policy_lists import AUDIENCES, OBJECTIVES, label_of
from desktop.editorial.post import Channel, ImageUse, Post, PostKind, Variant
from desktop.editorial.profile import MunicipalProfile
from desktop.services.profile_file import read_profile
from desktop.services.templates import Template, post_from_template, templates, templates_of

PROFILE = read_profile(paths.resources() / "profiles" / "sainte-sophie.toml")
BY_ID = {template.id: template for template in templates()}

# What `domain.md` requires of each kind: a word of each part, in the text of its template.
PARTS = {
    "communique": "embargo|Sainte-Sophie, le|chapeau|corps|citation|À propos|– 30 –|Source|Renseignements|légende",
    "nouvelle-1": "quoi, pour qui, quand|Renseignements",
    "nouvelle-2-sensibilisation": "Pourquoi|Que faire|Renseignements",
    "nouvelle-3-reconnaissance": "nom|accord",
    "avis-public": "objet et numéro|adresse de l’avis|valeur légale|Greffe",
    "evenement": "Date|heure de début et heure de fin|adresse|Public|Coût|Inscription|pluie|Accessibilité"
    "|Stationnement|partenaires|captation",
    "offre-emploi": "titre du poste, aux deux genres|Statut et durée|Service|Sommaire|Responsabilités|Exigences|Horaire"
    "|Salaire|Lieu de travail|date limite|heure limite|égalité|Seules les personnes retenues",
    "appel-offres": "objet|SEAO|Date limite de dépôt|Ouverture|Aucune réponse|adresse|ne s’engage",
    "reglement": "numéro|résumé|entre en vigueur|adresse du règlement",
    "travaux": "entre telle rue et telle rue|Dates|Heures|Nature|Détour|Accès des résidents|urgence|Collectes|Autobus"
    "|Renseignements|météo",
    "collectes-1": "Secteur|date habituelle|nouvelle date|Renseignements",
    "collectes-2-fermeture": "fermés du|rouvriront|Urgence municipale|Collectes",
    "seance": "Date|Heure|Lieu|Webdiffusion|Ordre du jour",
    "urgence-1-ebullition": "En vigueur depuis|à \\[à compléter\u00a0: heure\\]|préventif ou obligatoire|Cause"
    "|rues et numéros|durée inscrite|Usages visés|Usages permis|jusqu’à ce que|moyens|Urgence|Mise à jour",
    "urgence-2-levee": "levé depuis|rues et numéros|purger|Mise à jour",
    "urgence-3-situation": "Mise à jour|Secteur|faire|911|Prochaine",
    "mot-du-maire": "sujet|nom et fonction",
    "texte-organisme": "organisme|Coût|joindre|Texte fourni par",
    "tribune": "accord|n’engage que la personne|date de retrait",
}


def texts_of(post: Post) -> list[str]:
    return [text for variant in post.variants for text in (variant.title, variant.body) if text]


def test_every_kind_has_a_template_and_every_template_its_parts() -> None:
    assert {template.kind for template in templates()} == set(PostKind)
    assert set(BY_ID) == set(PARTS)
    for id_, parts in PARTS.items():
        body = post_from_template(BY_ID[id_], PROFILE).variants[0].body or ""
        missing = [part for part in parts.split("|") if not re.search(part, body)]
        assert not missing, (id_, missing)


def test_the_usual_template_of_a_kind_comes_first() -> None:
    assert [template.id for template in templates_of(PostKind.EMERGENCY)] == [
        "urgence-1-ebullition",
        "urgence-2-levee",
        "urgence-3-situation",
    ]
    assert templates_of(PostKind.NEWS)[0].name == "Nouvelle"


@pytest.mark.parametrize("template", templates(), ids=[template.id for template in templates()])
def test_nothing_is_wrong_outside_the_placeholders(template: Template, checker: WorkerClient) -> None:
    post = post_from_template(template, PROFILE)
    context = CheckContext(PROFILE, emergency=post.emergency)
    for channel in post.channels:
        fields = fields_of(post, channel)
        report = checker.check(CheckRequest(fields, context, str(channel), str(post.kind)))
        assert report.unchecked == ()
        texts = {field.where: field.text for field in fields}
        wrong = [
            (finding.rule, texts[finding.where][finding.start : finding.end])
            for finding in report.findings
            if not any(
                left.start <= finding.start and finding.end <= left.end
                for left in placeholders_in(texts[finding.where])
            )
        ]
        assert wrong == []


@pytest.mark.parametrize("template", templates(), ids=[template.id for template in templates()])
def test_a_post_from_a_template_is_complete_but_for_its_placeholders(template: Template) -> None:
    post = post_from_template(template, PROFILE)
    assert (post.kind, post.channels, post.emergency) == (
        template.kind,
        template.channels,
        template.emergency,
    )
    assert post.objectives
    assert post.audiences
    assert (post.event is not None) is (post.kind is PostKind.EVENT)
    assert post.id != post_from_template(template, PROFILE).id
    assert placeholders_of(post), "a template that asks nothing would be published as it is"
    for text in texts_of(post):
        assert "{" not in text
        assert text.count("[") == len(placeholders_in(text)), "every bracket is a placeholder"


def test_a_boil_notice_never_gives_a_number_of_its_own() -> None:
    template = BY_ID["urgence-1-ebullition"]
    for body in (template.body, template.adapted[Channel.FACEBOOK].body or ""):
        assert "[durée inscrite dans l’avis reçu]" in body
        assert not re.search(r"\d|\b(?:une?|deux|trois|cinq) minutes?\b", body)
    assert template.follow_up == "urgence-2-levee"
    assert {t.follow_up for t in templates()} - {None} <= set(BY_ID)


def test_a_public_notice_only_leads_to_the_text_of_the_greffe() -> None:
    body = BY_ID["avis-public"].body
    asked = [each.asks for each in placeholders_in(body)]
    assert asked == ["objet et numéro, copiés de l’avis", "adresse de l’avis sur le site", "numéro"]


def test_facebook_says_less_than_the_site_and_uses_no_markdown() -> None:
    for template in templates():
        own = template.adapted.get(Channel.FACEBOOK)
        if Channel.FACEBOOK in template.channels and own is not None:
            assert own.body is not None
            assert len(own.body) < len(template.body)
            assert not re.search(r"^[#>-] |\*\*|\]\(", own.body, re.MULTILINE)


def test_a_template_takes_fewer_channels_and_says_what_the_profile_lacks() -> None:
    bare = MunicipalProfile("x", "Ville d’Ailleurs", "Ailleurs", "Le Bulletin", (), (), ())
    post = post_from_template(BY_ID["communique"], bare, channels=[Channel.CONTACT])
    assert post.channels == (Channel.CONTACT,)
    assert [variant.channel for variant in post.variants] == [Channel.WEBSITE]
    body = post.variants[0].body or ""
    assert "Ailleurs, le" in body
    assert "numéro de téléphone" in {each.asks for each in placeholders_in(body)}
    assert "Sainte-Sophie" not in " ".join(texts_of(post))


@pytest.mark.parametrize(
    "fault",
    [
        'objectifs = ["conquerir"]',
        'titre = "{maire}"',
        'type = "poeme"',
        'medias = ["radio"]',
        "titre = 3",
        "x =",
    ],
)
def test_a_faulty_template_is_named(tmp_path: Path, fault: str) -> None:
    fields = {
        "nom": '"N"', "type": '"tribune"', "description": '"D"', "medias": '["website"]',
        "objectifs": "[]", "publics": "[]", "titre": '"T"', "corps": '"C"',
    }  # fmt: skip
    name, _, value = fault.partition(" = ")
    fields[name] = value
    written = "\n".join(f"{key} = {value}" for key, value in fields.items())
    (tmp_path / "faute.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=r"faute\.toml"):
        templates(tmp_path)


def test_the_lists_of_the_policy_are_whole_and_their_codes_unlike() -> None:
    assert len(OBJECTIVES) == 7
    assert len(AUDIENCES) == 11
    codes = [entry.code for entry in (*OBJECTIVES, *AUDIENCES)]
    assert len(set(codes)) == len(codes)
    assert {entry.article for entry in OBJECTIVES} == {"4"}
    assert {entry.article for entry in AUDIENCES} == {"5"}
    assert label_of("projets") == "Valoriser les projets réalisés"
    assert label_of("inconnu") == "inconnu"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le [à compléter\u00a0: date], à [à compléter: heure]", ["date", "heure"]),
        ("[à compléter]", ["à compléter"]),
        ("[durée inscrite dans l’avis reçu]", ["durée inscrite dans l’avis reçu"]),
        ("[A COMPLETER : LIEU]", ["LIEU"]),
        ("[a\u0300 comple\u0301ter : e\u0301te\u0301]", ["e\u0301te\u0301"]),
        ("à moitié [à compléter : da\nsuite]", ["da"]),
        ("[[à compléter : a] et [lien](https://x.ca) et [à complétera]", ["a"]),
        ("Le formulaire à compléter est en ligne [site].", []),
        ("", []),
    ],
)
def test_placeholders_are_found_whole_half_erased_or_unaccented(text: str, found: list[str]) -> None:
    places = placeholders_in(text)
    assert [place.asks for place in places] == found
    assert all(text[place.start] == "[" for place in places)


def test_what_is_left_in_a_post_is_named_once_with_its_place() -> None:
    site = Variant(Channel.WEBSITE, title="T [à compléter : a]", body="Rien.")
    facebook = Variant(
        Channel.FACEBOOK,
        body="[à compléter : b]",
        images=(ImageUse("0" * 64, alt="[à compléter : c]"),),
        links=("[à compléter : d]",),
    )
    post = Post("p", channels=(Channel.WEBSITE, Channel.FACEBOOK), variants=(site, facebook))
    found = [(str(each.channel), each.where, each.placeholder.asks) for each in placeholders_of(post)]
    assert found == [
        ("website", "titre", "a"),
        ("facebook", "corps", "b"),
        ("facebook", "texte_de_remplacement:0", "c"),
        ("facebook", "lien:0", "d"),
    ]
    assert all(isinstance(each, PlacedPlaceholder) for each in placeholders_of(post))
    assert placeholders_of(replace(post, channels=())) == ()
