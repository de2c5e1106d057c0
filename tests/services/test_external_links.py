"""External links: somebody says why each is pertinent, and a page that does not open is told, offline or not (art. 14)."""

from __future__ import annotations

import datetime as dt
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.editorial.post import Channel
from desktop.editorial.variant import with_variant
from desktop.errors import Refusal
from desktop.publishing.link_probe import probe
from desktop.services.decision_file import decision_file
from desktop.services.external_links import (
    AGAIN,
    FRESH,
    NOTE,
    STALE,
    LinkState,
    external_links_of,
    keep_link_states,
    link_notes,
    links_to_ask,
    write_link_note,
)
from desktop.services.in_force import put_profile_in_force
from desktop.services.points import points_of
from desktop.services.submission import submit
from desktop.services.written_answers import WAIVER, write_answers

MUSEUM = "https://www.musee.example.org/expositions/"
WHY = "L’exposition présente les archives de la municipalité."


def linking(office, *addresses: str):
    post = office.post()
    site = post.variants[0]
    return office.save(with_variant(post, replace(site, links=(*site.links, *addresses))))


def asked(office, post) -> list[str]:
    return [
        reason.text
        for channel in office.review(post).channels
        for gate, reason in channel.unanswered
        if gate == "hyperliens"
    ]


class TestPertinence:
    def test_an_external_link_asks_why_it_is_pertinent(self, office) -> None:
        post = linking(office, MUSEUM)
        (said,) = asked(office, post)
        assert said.startswith("Lien nº\u00a02 (musee.example.org)\u00a0: dites en quoi il est pertinent")
        hyperlinks = next(g for g in points_of(office.review(post)).gates if g.name == "hyperliens")
        assert [point.answerable for point in hyperlinks.points] == [NOTE]

    def test_once_noted_it_passes_and_the_direction_reads_why(self, office) -> None:
        post = linking(office, MUSEUM)
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        assert asked(office, post) == []
        office.submit(post)
        (seen,) = decision_file(office.desk, office.direction, post.id).links
        assert seen.note is not None
        assert (seen.note.note, seen.note.person, seen.state) == (WHY, "Camille Roy", LinkState.UNKNOWN)

    @pytest.mark.parametrize(
        "address",
        ["http://musee.example.org/expositions", "https://musee.example.org/expositions/", MUSEUM],
    )
    def test_a_note_holds_for_every_post_however_the_address_is_written(self, office, address: str) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        assert asked(office, linking(office, address)) == []

    def test_it_holds_for_that_page_only(self, office) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        assert asked(office, linking(office, "https://musee.example.org/boutique-souvenirs")) != []

    def test_a_justification_does_as_well(self, office) -> None:
        post = linking(office, MUSEUM)
        keys = [c.key_of(g, r) for c in office.review(post).channels for g, r in c.unanswered]
        write_answers(office.workspace, office.officer, post.id, WAIVER, keys, WHY)
        assert submit(office.desk, office.officer, post.id).revision_is_new

    @pytest.mark.parametrize(
        "address",
        [
            "https://www.quebec.ca/securite",
            "https://loisirs.stesophie.ca/camp",
            "https://www.facebook.com/MunicipaliteDeSainteSophie/posts/12",
            "https://amisdelariviere.example.org/corvee",
        ],
    )
    def test_public_bodies_own_pages_and_partners_need_no_note(self, office, address: str) -> None:
        profile = office.profile()
        accounts = tuple(
            replace(each, url="https://www.facebook.com/MunicipaliteDeSainteSophie")
            if each.channel == "facebook"
            else each
            for each in profile.accounts
        )
        profile = replace(profile, accounts=accounts, partners=("Amis de la Rivière",))
        put_profile_in_force(office.workspace, office.direction, profile)
        assert asked(office, linking(office, address)) == []

    def test_a_shop_still_asks_for_a_justification(self, office) -> None:
        shop = "https://fleuriste.example.com/boutique/automne"
        write_link_note(office.workspace, office.officer, shop, WHY)
        (said,) = asked(office, linking(office, shop))
        assert "offre commerciale" in said

    @pytest.mark.parametrize("note", ["", " ", "…"])
    def test_a_note_without_a_word_is_refused(self, office, note: str) -> None:
        with pytest.raises(Refusal) as caught:
            write_link_note(office.workspace, office.officer, MUSEUM, note)
        assert caught.value.code == "motif_vide"
        assert link_notes(office.workspace) == {}

    def test_the_last_note_counts(self, office) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        write_link_note(office.workspace, office.colleague, MUSEUM, "Exposition jusqu’au 3 mai.")
        (note,) = link_notes(office.workspace).values()
        assert (note.note, note.person) == ("Exposition jusqu’au 3 mai.", "Léa Dubé")


class TestReachable:
    def test_a_page_that_no_longer_opens_warns(self, office) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        post = linking(office, MUSEUM)
        keep_link_states(office.workspace, {MUSEUM: LinkState.BROKEN}, office.desk.now())
        (said,) = asked(office, post)
        assert "ne s’ouvre plus" in said

    @pytest.mark.parametrize("state", [LinkState.UNKNOWN, LinkState.OPENS])
    def test_offline_or_open_holds_nothing_back(self, office, state: LinkState) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        keep_link_states(office.workspace, {MUSEUM: state}, office.desk.now())
        assert asked(office, linking(office, MUSEUM)) == []

    def test_a_page_is_asked_about_once_a_day(self, office) -> None:
        assert links_to_ask(office.workspace, [MUSEUM], office.desk.now()) == (MUSEUM,)
        keep_link_states(office.workspace, {MUSEUM: LinkState.OPENS}, office.desk.now())
        assert links_to_ask(office.workspace, [MUSEUM], office.desk.now()) == ()
        office.clock.time += FRESH + dt.timedelta(minutes=1)
        assert links_to_ask(office.workspace, [MUSEUM], office.desk.now()) == (MUSEUM,)

    def test_a_broken_page_is_asked_about_again_soon_and_turns_when_it_answers(self, office) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        post = linking(office, MUSEUM)
        keep_link_states(office.workspace, {MUSEUM: LinkState.BROKEN}, office.desk.now())
        office.clock.time += AGAIN
        assert links_to_ask(office.workspace, [MUSEUM], office.desk.now()) == ()
        office.clock.time += dt.timedelta(minutes=1)
        assert links_to_ask(office.workspace, [MUSEUM], office.desk.now()) == (MUSEUM,)
        keep_link_states(office.workspace, {MUSEUM: LinkState.UNKNOWN}, office.desk.now())
        assert asked(office, post) != [], "no network mends nothing"
        keep_link_states(office.workspace, {MUSEUM: LinkState.OPENS}, office.desk.now())
        assert asked(office, post) == []

    def test_a_page_not_found_broken_again_for_a_week_holds_nothing_back(self, office) -> None:
        write_link_note(office.workspace, office.officer, MUSEUM, WHY)
        post = linking(office, MUSEUM)
        keep_link_states(office.workspace, {MUSEUM: LinkState.BROKEN}, office.desk.now())
        office.clock.time += STALE
        assert asked(office, post) != []
        office.clock.time += dt.timedelta(minutes=1)
        assert asked(office, post) == []
        keep_link_states(office.workspace, {MUSEUM: LinkState.UNKNOWN}, office.desk.now())
        office.clock.time += dt.timedelta(minutes=1)
        assert links_to_ask(office.workspace, [MUSEUM], office.desk.now()) == ()

    def test_only_external_pages_are_asked_about(self, office) -> None:
        post = linking(office, MUSEUM, "https://www.quebec.ca/securite", "courriel", "mailto:a@b.ca")
        post = office.rewrite(post, "Voir musee.example.org/horaire et stesophie.ca/parcs.")
        assert external_links_of(replace(post, channels=(Channel.WEBSITE,)), office.profile()) == (
            "https://musee.example.org/expositions/",
            "https://musee.example.org/horaire",
        )


class _Pages(http.server.BaseHTTPRequestHandler):
    """A small site: `/ici` opens, `/parti` is gone, `/get` refuses HEAD, `/ailleurs` redirects, `/panne` fails."""

    def do_HEAD(self) -> None:
        self._answer(head=True)

    def do_GET(self) -> None:
        self._answer(head=False)

    def _answer(self, *, head: bool) -> None:
        status = {"/ici": 200, "/parti": 404, "/panne": 503, "/ailleurs": 302, "/boucle": 302}
        code = (405 if head else 200) if self.path == "/get" else status.get(self.path, 404)
        self.send_response(code)
        if self.path in {"/ailleurs", "/boucle"}:
            self.send_header("Location", "/ici" if self.path == "/ailleurs" else "/boucle")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@pytest.fixture
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class TestProbe:
    @pytest.mark.parametrize(
        ("path", "opens"),
        [
            ("/ici", True),
            ("/get", True),
            ("/ailleurs", True),
            ("/parti", False),
            ("/panne", None),
            ("/boucle", None),
        ],
    )
    def test_only_what_a_site_says_is_believed(self, site: str, path: str, opens: bool | None) -> None:
        assert probe(f"{site}{path}") is opens

    def test_a_site_that_does_not_answer_says_nothing(self) -> None:
        assert probe("http://127.0.0.1:9/") is None

    @pytest.mark.parametrize("address", ["file:///etc/hostname", "javascript:alert(1)", "ftp://x/y", ""])
    def test_only_the_web_is_asked(self, address: str) -> None:
        assert probe(address) is None

    def test_a_name_found_nowhere_is_broken_only_when_others_are_found(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        import socket

        def resolve(host: str, *_: object, **__: object) -> list[object]:
            if host == "stesophie.ca" and online:
                return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 443))]
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        online = True
        assert probe("https://nulle-part.example/", control=("stesophie.ca",)) is False
        online = False
        assert probe("https://nulle-part.example/", control=("stesophie.ca",)) is None
