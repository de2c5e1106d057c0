"""Where a post leads: pertinent links (art. 14), and the site first (art. 2, 12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.editorial.findings import Category
from desktop.editorial.gates.addresses import (
    Address,
    addresses_in,
    is_partisan,
    is_public,
    is_selling,
    is_shortened,
    mentions,
    names_any,
    read_address,
)
from desktop.editorial.gates.case import GateCase, NoticeWords
from desktop.editorial.gates.greffe import words_to_answer
from desktop.editorial.gates.texts import from_findings
from desktop.editorial.gates.verdict import Origin, Reason, blocks, warns
from desktop.editorial.post import Channel, PostKind

# Published on the site first, the networks only echo them (art. 12).
SITE_FIRST = frozenset({PostKind.PUBLIC_NOTICE, PostKind.TENDER, PostKind.BYLAW, PostKind.JOB_OFFER})
_NETWORKS = frozenset({Channel.FACEBOOK, Channel.YOUTUBE})


def hyperlinks(case: GateCase) -> tuple[Reason, ...]:
    """Art. 14: external links are allowed when pertinent; never a campaign's, nor a shop's unexplained."""
    reasons = list(
        from_findings(case, (f for f in case.findings if f.category is Category.LINK or f.article == "14"))
    )
    for number, written in enumerate(_all_links(case), start=1):
        if read_address(written) is None:
            reasons.append(_unreadable(number, written))
    for number, address in _external_links(case):
        reasons.extend(_external(case, number, address))
        reasons.extend(_broken(case, number, address))
    return (*reasons, *campaign_links(case))


def site(case: GateCase) -> tuple[Reason, ...]:
    """Art. 2 and 12: the site stays the reference; in an emergency the word goes out first (art. 19).

    The words of a public notice are the greffe's, on every medium that carries them whole.
    """
    return (*_words_of_greffe(case), *words_to_answer(case), *_site_first(case))


def _words_of_greffe(case: GateCase) -> tuple[Reason, ...]:
    if case.notice is NoticeWords.DIFFERENT:
        return (
            blocks(
                "Ce n’est pas le texte que le greffe a déposé. Reprenez-le tel quel; pour le changer, demandez au greffe "
                "d’en déposer un autre."
            ),
        )
    if case.notice is NoticeWords.ABSENT:
        return (
            warns(
                "Le greffe n’a pas déposé le texte de cet avis. Faites-le déposer, ou écrivez quand et comment vous l’avez reçu."
            ),
        )
    return ()


def _site_first(case: GateCase) -> tuple[Reason, ...]:
    if case.emergency or case.medium == Channel.WEBSITE:
        return ()
    has_page = _is_municipal(case, case.website_counterpart)
    if case.kind in SITE_FIRST and not (has_page and _is_a_page(case.website_counterpart)):
        return (
            blocks(
                "Ce genre de publication doit d’abord avoir sa page sur le site. "
                "Publiez-la sur le site, puis inscrivez son adresse ici."
            ),
        )
    if case.medium not in _NETWORKS:
        return ()
    if not has_page:
        return (
            warns(
                "Aucune page du site ne correspond à cette publication. "
                "Inscrivez l’adresse de la page, ou justifiez son absence."
            ),
        )
    if not case.page_carried and not any(_is_municipal(case, link) for link in _all_links(case)):
        return (warns("Le texte ne renvoie pas au site. Ajoutez le lien de la page correspondante."),)
    return ()


def campaign_links(case: GateCase) -> tuple[Reason, ...]:
    """Links to those who seek votes, in an election period; empty outside one (art. 9, 14)."""
    if not case.in_election_period:
        return ()
    return tuple(
        blocks(
            f"Lien nº\u00a0{number}\u00a0: il mène à un parti, ou à une personne élue ou candidate, "
            "en période électorale. Retirez-le.",
            Origin.TEXT,
        )
        for number, address in _external_links(case)
        if _is_campaign(case, address)
    )


def _is_campaign(case: GateCase, address: Address) -> bool:
    """Whether an address leads, in an election period, to those who seek votes, or to an article about them."""
    return case.in_election_period and (
        is_partisan(address, case.political_names) or names_any(address, case.political_names)
    )


def _external(case: GateCase, number: int, address: Address) -> Iterator[Reason]:
    told = list(_doubtful(case, number, address))
    yield from told
    asked = case.link_notes is not None and address.key not in case.link_notes
    if asked and not told and not _is_campaign(case, address) and not _is_pertinent(case, address):
        sentence = f"Lien nº\u00a0{number} ({address.host})\u00a0: dites en quoi il est pertinent pour les abonnés, ou retirez-le."
        yield replace(warns(sentence), link=f"https://{address.key}")


def _is_pertinent(case: GateCase, address: Address) -> bool:
    """Whether nobody has to say why: a page of the municipality's own, or of one of its partners."""
    own = any(address.key == page or address.key.startswith(f"{page}/") for page in case.own_pages if page)
    return own or names_any(address, case.partners)


def _broken(case: GateCase, number: int, address: Address) -> Iterator[Reason]:
    if address.key in case.broken_links:
        yield warns(
            f"Lien nº\u00a0{number} ({address.host})\u00a0: la page n’existe pas ou ne s’ouvre plus. Corrigez l’adresse, ou "
            "justifiez."
        )


def _doubtful(case: GateCase, number: int, address: Address) -> Iterator[Reason]:
    if not case.in_election_period and is_partisan(address, case.political_names):
        yield warns(
            f"Lien nº\u00a0{number}\u00a0: il mène à la page d’un parti ou d’une personne élue ou candidate; "
            "le volet politique reste sur les comptes personnels (art. 24). Retirez-le, ou justifiez.",
            Origin.TEXT,
        )
    if is_selling(address) or _is_advertised(case, address):
        yield warns(
            f"Lien nº\u00a0{number}\u00a0: il mène à une offre commerciale. Retirez-le, ou dites en quoi il est pertinent.",
            Origin.TEXT,
        )
    if is_shortened(address):
        yield warns(
            f"Lien nº\u00a0{number}\u00a0: l’adresse abrégée cache sa destination. Mettez l’adresse complète."
        )


def _external_links(case: GateCase) -> Iterator[tuple[int, Address]]:
    """The readable links that leave the municipality's site and those of public bodies, numbered from 1."""
    for number, written in enumerate(_all_links(case), start=1):
        address = read_address(written)
        if address is not None and not address.on(case.municipal_domains) and not is_public(address):
            yield number, address


def _is_advertised(case: GateCase, address: Address) -> bool:
    """Whether the link leads to the business that a finding of advertising is about."""
    passages = (
        case.text_of(finding.where)[finding.start : finding.end]
        for finding in case.findings
        if finding.category is Category.EXTERNAL_ADVERTISING and finding not in case.waived
    )
    return any(mentions(address, passage) for passage in passages)


def _all_links(case: GateCase) -> tuple[str, ...]:
    """The links of the sheet, then those written in the text; mail and telephone links left out."""
    sheet = (
        link.strip() for link in case.links if not link.strip().casefold().startswith(("mailto:", "tel:"))
    )
    return tuple(dict.fromkeys((*sheet, *addresses_in(f"{case.title}\n{case.body}"))))


def _is_municipal(case: GateCase, written: str | None) -> bool:
    """Whether `written` is an address of the municipality's; any site counts while no domain is known."""
    address = read_address(written) if written else None
    return address is not None and (not case.municipal_domains or address.on(case.municipal_domains))


def _is_a_page(written: str | None) -> bool:
    """Whether an address leads further than the home page: that one is nobody's own page."""
    address = read_address(written) if written else None
    return address is not None and address.rest.strip("/?#") != ""


def _unreadable(number: int, written: str) -> Reason:
    scheme = written.split(":", 1)[0].casefold()
    if scheme in {"javascript", "data", "file", "vbscript"}:
        return blocks(f"Lien nº\u00a0{number}\u00a0: il n’ouvre pas une page du Web. Retirez-le.")
    return warns(f"Lien nº\u00a0{number}\u00a0: ce n’est pas une adresse du Web complète. Corrigez-la.")
