"""A draft survives being written and read, whatever is in it; anything else is refused without loss."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editorial.post import Channel, Crop, EventFacts, ImageUse, Post, PostKind, Variant, VideoFacts
from desktop.editorial.post_json import post_from_json, post_to_json
from desktop.errors import Refusal

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
maybe = st.none() | texts
millionths = st.integers(0, 1_000_000).map(lambda n: n / 1_000_000)
crops = st.builds(Crop, millionths, millionths, millionths, millionths)
uses = st.builds(
    ImageUse,
    texts,
    texts,
    st.booleans(),
    maybe,
    st.sampled_from([None, "image", "texte"]),
    crops,
    st.booleans(),
    st.booleans(),
)
variants = st.builds(
    Variant,
    st.sampled_from(Channel),
    maybe,
    maybe,
    st.none() | st.lists(uses, max_size=2).map(tuple),
    st.none() | st.lists(texts, max_size=2).map(tuple),
    maybe,
    st.none() | st.builds(VideoFacts, st.lists(texts, max_size=2).map(tuple), st.booleans(), st.booleans()),
)
posts = st.builds(
    Post,
    texts,
    st.sampled_from(PostKind),
    st.lists(st.sampled_from(Channel), unique=True).map(tuple),
    st.lists(variants, max_size=4).map(tuple),
    maybe,
    maybe,
    st.booleans(),
    st.none() | st.builds(EventFacts, texts, st.booleans(), st.booleans(), texts),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
)


@given(posts)
def test_a_post_is_read_back_as_it_was_written(post: Post) -> None:
    assert post_from_json(post_to_json(post)) == post


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"v": 1}', '{"v": 1, "id": 3}', '{"v": "1"}'])
def test_a_damaged_draft_is_refused_in_words(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        post_from_json(text)
    assert refused.value.code == "brouillon_illisible"
    assert "Rien n’a été effacé" in refused.value.message


def test_half_a_character_from_a_clipboard_does_not_lose_the_rest() -> None:
    post = Post("p", variants=(Variant(Channel.WEBSITE, title="Fête \ud83c du parc"),))
    assert post_from_json(post_to_json(post)).variants[0].title == "Fête ? du parc"


def test_a_draft_of_a_newer_version_is_kept_and_says_so() -> None:
    mapping = json.loads(post_to_json(Post("p"))) | {"v": 99}
    with pytest.raises(Refusal) as refused:
        post_from_json(json.dumps(mapping))
    assert refused.value.code == "brouillon_plus_recent"
