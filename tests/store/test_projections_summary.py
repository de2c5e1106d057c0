"""What lists and search keep of a post, from its manifest or its draft."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.summary import Summary, rank, summarise

DRAFT = {
    "v": 1,
    "id": "p1",
    "kind": "evenement",
    "channels": ["facebook", "website"],
    "variants": [
        {"channel": "facebook", "title": None, "body": "Venez à la fête!", "images": None, "links": None},
        {
            "channel": "website",
            "title": "Fête de la famille",
            "body": "Le samedi 12 septembre",
            "images": [{"asset": "a" * 64, "alt": "Un chapiteau", "credit": "Photo\u00a0: Julie Roy"}],
        },
    ],
    "planned_at": "2026-09-01T09:00",
    "emergency": False,
}

MANIFEST = {
    "v": 1,
    "post": {"id": "p1", "kind": "urgence", "planned_at": None, "emergency": True},
    "nodes": {
        "youtube": {"title": "Avis", "body": "Eau", "images": []},
        "contact": {"title": "Avis", "body": "Faites bouillir l’eau", "images": []},
    },
}


def test_a_draft_is_titled_by_its_site_version_and_searched_in_every_version() -> None:
    assert summarise(DRAFT) == Summary(
        title="Fête de la famille",
        kind="evenement",
        channels=("website", "facebook"),
        planned_at="2026-09-01T09:00",
        emergency=False,
        text="Fête de la famille\nLe samedi 12 septembre\nUn chapiteau\nPhoto\u00a0: Julie Roy\nVenez à la fête!",
    )


def test_a_manifest_is_on_the_channels_it_has_nodes_for_and_repeats_no_text() -> None:
    assert summarise(MANIFEST) == Summary(
        title="Avis",
        kind="urgence",
        channels=("youtube", "contact"),
        planned_at=None,
        emergency=True,
        text="Avis\nEau\nFaites bouillir l’eau",
    )


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["post", "nodes", "variants", "channels", "website", "title", "body", "images", "kind"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_whatever_an_unknown_version_wrote_is_listed_and_never_raises(document: object) -> None:
    assert isinstance(summarise(document), Summary)


def test_a_later_change_ranks_higher_whatever_the_zone_it_is_written_in() -> None:
    assert rank("2026-05-12T09:00:00.002+00:00", "a") > rank("2026-05-12T09:00:00.001+00:00", "z")
    assert rank("2026-05-12T09:00:00-04:00", "a") > rank("2026-05-12T12:59:59Z", "a")


@given(st.datetimes(), st.text(max_size=20))
def test_a_rank_is_stable_and_fits_a_sqlite_integer(when: object, item: str) -> None:
    assert rank(str(when), item) == rank(str(when), item)
    assert 0 <= rank(str(when), item) < 2**63


def test_two_posts_changed_at_the_same_instant_have_different_ranks() -> None:
    assert rank("2026-05-12T09:00:00Z", "a") != rank("2026-05-12T09:00:00Z", "b")


def test_an_unreadable_instant_ranks_last() -> None:
    assert rank("hier", "a") < rank("2020-01-02", "a")
