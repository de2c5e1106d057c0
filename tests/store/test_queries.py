"""Lists by identifiers and pages, filters and search, on a ledger of many posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from town import Town, found, town_in

from db.drafts import Drafts
from db.engine import Database
from db.queries import PAGE, Cursor, Order, PostFilter, PostRow, Queries

START = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
COUNT = 300
KINDS = ("publication", "avis_public", "evenement")


def title_of(number: int) -> str:
    return "Fête de la famille" if number % 50 == 7 else f"Publication {number}"


def content_of(number: int) -> str:
    channels = '["website", "facebook"]' if number % 3 else '["contact"]'
    channel = "website" if number % 3 else "contact"
    planned = f'"2026-{number % 12 + 1:02}-15"' if number % 4 else "null"
    body = (
        f"Le numéro {number} parle de la tempête"
        if number % 2
        else f"Le numéro {number} parle de la collecte"
    )
    return (
        f'{{"kind": "{KINDS[number % 3]}", "channels": {channels}, "planned_at": {planned}, "emergency": false, '
        f'"variants": [{{"channel": "{channel}", "title": "{title_of(number)}", "body": "{body}"}}]}}'
    )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Three hundred drafts saved one minute apart, each its own post."""
    folder = tmp_path_factory.mktemp("ville") / "espace"
    found(folder)
    with town_in(folder) as town:
        minutes = iter(range(COUNT))
        drafts = Drafts(town.workspace.database, clock=lambda: START + timedelta(minutes=next(minutes)))
        with town.workspace.database.transaction():
            for number in range(COUNT):
                drafts.save(f"p{number}", "agente", content_of(number))
        yield town


@pytest.fixture
def queries(town: Town) -> Queries:
    return town.workspace.queries


def items(rows: tuple[PostRow, ...]) -> list[str]:
    return [row.item for row in rows]


def test_a_list_is_its_identifiers_newest_first_and_rows_come_by_page(queries: Queries) -> None:
    ids = queries.ids()
    assert len(ids) == queries.count() == COUNT
    assert items(queries.rows(ids[:3])) == ["p299", "p298", "p297"]
    assert items(queries.rows(list(reversed(ids)))) == [f"p{number}" for number in range(COUNT)]


def test_an_identifier_that_is_gone_is_left_out_of_the_rows(queries: Queries) -> None:
    first, *_ = queries.ids()
    assert items(queries.rows([first, 10**9])) == ["p299"]


def test_a_row_holds_what_the_list_shows(queries: Queries) -> None:
    row = queries.post("p7")
    assert row is not None
    assert (row.title, row.kind, row.state, row.author) == (
        "Fête de la famille",
        "avis_public",
        "brouillon",
        "agente",
    )
    assert row.channels == (("website", "brouillon"), ("facebook", "brouillon"))
    assert (row.planned_at, row.emergency, row.pending_draft) == ("2026-08-15", False, True)
    assert queries.post("inconnu") is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (PostFilter(channel="contact"), lambda number: number % 3 == 0),
        (PostFilter(channel="facebook"), lambda number: number % 3 != 0),
        (PostFilter(channel="youtube"), lambda _number: False),
        (PostFilter(kinds=frozenset({"evenement"})), lambda number: number % 3 == 2),
        (PostFilter(kinds=frozenset({"evenement", "avis_public"})), lambda number: number % 3 != 0),
        (PostFilter(states=frozenset({"brouillon"})), lambda _number: True),
        (PostFilter(states=frozenset({"publiee"})), lambda _number: False),
        (PostFilter(text="tempete"), lambda number: number % 2 == 1),
        (PostFilter(text="fete"), lambda number: number % 50 == 7),
        (PostFilter(text="fete collec"), lambda _number: False),
        (PostFilter(text='"'), lambda _number: True),
        (
            PostFilter(
                states=frozenset({"brouillon"}),
                kinds=frozenset({"avis_public"}),
                channel="website",
                text="tempête",
            ),
            lambda number: number % 3 == 1 and number % 2 == 1,
        ),
    ],
)
def test_filters_keep_exactly_the_posts_they_name(
    queries: Queries, wanted: PostFilter, expected: Callable[[int], bool]
) -> None:
    numbers = [number for number in reversed(range(COUNT)) if expected(number)]
    assert items(queries.rows(queries.ids(wanted))) == [f"p{number}" for number in numbers]
    assert queries.count(wanted) == len(numbers)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("wanted", [PostFilter(), PostFilter(channel="website"), PostFilter(text="collecte")])
@pytest.mark.parametrize("size", [1, 7, PAGE])
def test_the_pages_of_a_list_are_the_list(
    queries: Queries, order: Order, wanted: PostFilter, size: int
) -> None:
    whole = items(queries.rows(queries.ids(wanted, order)))[: size * 20]
    found_: list[str] = []
    after: Cursor | None = None
    for _ in range(20):
        page = queries.page(wanted, order, after, size)
        found_ += items(page.rows)
        after = page.after
        if after is None:
            break
    assert found_ == whole


def test_the_planned_order_puts_posts_without_a_date_last(queries: Queries) -> None:
    rows = queries.rows(queries.ids(order=Order.PLANNED))
    dates = [row.planned_at for row in rows]
    dated = [date for date in dates if date is not None]
    assert dated == sorted(dated)
    assert dates[len(dated) :] == [None] * (COUNT // 4)


def test_states_are_counted(queries: Queries) -> None:
    assert queries.states() == {"brouillon": COUNT}


def test_search_while_typing_gives_the_newest_first(queries: Queries) -> None:
    assert [hit.item for hit in queries.search("FETE fam")] == ["p257", "p207", "p157", "p107", "p57", "p7"]
    assert [hit.item for hit in queries.search("tempete", limit=2)] == ["p299", "p297"]


def test_a_ranked_search_puts_titles_first_and_marks_what_matched(queries: Queries) -> None:
    hits = queries.search_ranked("tempete")
    assert len(hits) == 50
    hit = hits[0]
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["tempête"]
    assert queries.search_ranked("fête")[0].title == "Fête de la famille"


@settings(max_examples=60, deadline=None)
@given(typed=st.text(max_size=40))
def test_no_search_ever_raises(town: Town, typed: str) -> None:
    town.workspace.queries.search(typed)
    town.workspace.queries.search_ranked(typed)
    town.workspace.queries.count(PostFilter(text=typed))


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (PostFilter(), "sqlite_autoindex_post_view_2"),
        (PostFilter(states=frozenset({"brouillon"})), "post_view_state"),
        (PostFilter(kinds=frozenset({"evenement"})), "post_view_kind"),
        (PostFilter(channel="website"), "post_view_website"),
    ],
)
def test_a_list_is_read_from_an_index_without_sorting(
    town: Town, wanted: PostFilter, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = []

    def explained(database: Database, question: str, values: Mapping[str, Any]) -> list[int]:
        plans.append(database.rows(f"EXPLAIN QUERY PLAN {question}", values))
        return []

    monkeypatch.setattr(Database, "column", explained)
    town.workspace.queries.ids(wanted)
    (plan,) = plans
    assert index in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_a_post_changed_again_comes_back_to_the_top(tmp_path: Path) -> None:
    found(tmp_path / "espace")
    with town_in(tmp_path / "espace") as town:
        minutes = iter(range(3))
        drafts = Drafts(town.workspace.database, clock=lambda: START + timedelta(minutes=next(minutes)))
        for item in ("p1", "p2", "p1"):
            drafts.save(item, "agente", content_of(1))
        assert items(town.workspace.queries.rows(town.workspace.queries.ids())) == ["p1", "p2"]
        assert [hit.item for hit in town.workspace.queries.search("tempete")] == ["p1", "p2"]


def test_posts_are_counted_by_the_state_of_a_channel_too(tmp_path: Path) -> None:
    found(tmp_path / "espace")
    with town_in(tmp_path / "espace") as town:
        queries = town.workspace.queries
        Drafts(town.workspace.database).save("p1", "agente", content_of(1))
        for item in ("p2", "p3"):
            town.revise(item, "Le parc est ouvert.", channels=("website", "contact"))
        signed = queries.post("p2")
        assert signed is not None
        state = dict(signed.channels)["contact"]
        assert queries.count() == 3
        assert queries.count_with_channel(PostFilter(), {state}) == 2, "a draft has no revision"
        assert queries.count_with_channel(PostFilter(), {state}, {"p2", "inconnu"}) == 1
        assert queries.count_with_channel(PostFilter(kinds=frozenset({"evenement"})), {state}) == 0
        assert queries.count_with_channel(PostFilter(), {"aucun_etat"}) == 0
