"""What the direction générale approves is bound whole: no field of a manifest can change unseen."""

import dataclasses
import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules import content_hash, node_hashes
from desktop.editorial.manifest import Manifest, ManifestImage, ManifestNode, manifest_of
from desktop.editorial.manifest_reading import post_of_manifest
from desktop.editorial.post import (
    MARKDOWN_CHANNELS,
    Channel,
    Crop,
    EventFacts,
    ImageUse,
    Post,
    PostKind,
    Variant,
    VideoFacts,
)
from desktop.editorial.variant import publishes_the_same, resolve

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
hashes = st.integers(0, 2**256 - 1).map(lambda n: f"{n:064x}")
millionths = st.integers(0, 1_000_000).map(lambda n: n / 1_000_000)
uses = st.builds(
    ImageUse,
    hashes,
    texts,
    st.booleans(),
    st.none() | texts,
    st.sampled_from([None, "image", "texte"]),
    st.builds(Crop, millionths, millionths, millionths, millionths),
    st.booleans(),
    st.booleans(),
)
images = st.builds(
    ManifestImage, uses, hashes, st.sampled_from(["image/jpeg", "image/png"]), st.none() | hashes
)


videos = st.builds(VideoFacts, st.lists(texts, max_size=2).map(tuple), st.booleans(), st.booleans())


def nodes(channel: Channel) -> st.SearchStrategy[ManifestNode]:
    return st.builds(
        ManifestNode,
        st.just(channel),
        st.none() | texts,
        texts,
        texts,
        st.lists(texts, max_size=2).map(tuple),
        st.lists(images, max_size=2).map(tuple),
        hashes,
        texts,
        st.just(channel in MARKDOWN_CHANNELS),
        videos if channel is Channel.YOUTUBE else st.just(VideoFacts()),
    )


manifests = st.builds(
    Manifest,
    texts,
    st.sampled_from(PostKind),
    st.none() | texts,
    st.none() | texts,
    st.booleans(),
    st.none() | st.builds(EventFacts, texts, st.booleans(), st.booleans(), texts),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(st.sampled_from(Channel), min_size=1, max_size=4, unique=True).flatmap(
        lambda channels: st.tuples(*(nodes(channel) for channel in sorted(channels)))
    ),
)


bodies = st.sampled_from([None, "", "Le parc *est* ouvert.", "Le parc est ouvert."])
words = st.none() | st.sampled_from(["", "Fête du parc", "Concert"])


def variants(channel: Channel) -> st.SearchStrategy[Variant]:
    lists = st.none() | st.lists(uses, max_size=1).map(tuple)
    links = st.none() | st.lists(words.filter(bool), max_size=2).map(tuple)
    video = st.none() | videos if channel is Channel.YOUTUBE else st.none()
    return st.builds(Variant, st.just(channel), words, bodies, lists, links, words, video)


posts = st.builds(
    Post,
    texts,
    st.sampled_from(PostKind),
    st.lists(st.sampled_from(Channel), min_size=1, unique=True).map(tuple),
    st.lists(st.sampled_from(Channel), unique=True).flatmap(
        lambda channels: st.tuples(*(variants(channel) for channel in channels))
    ),
    st.none() | texts,
    st.none() | texts,
    st.booleans(),
    st.none() | st.builds(EventFacts, texts, st.booleans(), st.booleans(), texts),
)


def rendered(post: Post) -> Manifest:
    """The manifest of `post`, with hashes of nothing in place of its rendered files."""
    found = [resolve(post, channel) for channel in post.channels]
    return manifest_of(
        post,
        tuple(
            ManifestNode(
                variant.channel,
                variant.account,
                variant.title,
                variant.body,
                variant.links,
                tuple(ManifestImage(use, "0" * 64, "image/jpeg") for use in variant.images),
                "0" * 64,
                "text/plain",
                variant.markdown,
                variant.video,
            )
            for variant in found
        ),
    )


def changed(value: Any) -> Any:
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, PostKind):
        return PostKind.EVENT if value is not PostKind.EVENT else PostKind.NEWS
    if isinstance(value, Channel):
        return Channel.YOUTUBE if value is not Channel.YOUTUBE else Channel.CONTACT
    if isinstance(value, float):
        return value + 0.000001 if value < 1 else 0.5
    if value is None:
        return "autre chose"
    return f"{value}x"


def mutations(value: Any) -> Iterator[Any]:
    """`value` with every single field changed in turn, at every depth, tuples shortened and lengthened included."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            present = getattr(value, field.name)
            if field.name == "event":
                yield dataclasses.replace(value, event=None if present else EventFacts())
            if field.name != "event" or present is not None:
                for other in mutations(present):
                    yield dataclasses.replace(value, **{field.name: other})
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            for other in mutations(item):
                yield (*value[:index], other, *value[index + 1 :])
            yield (*value[:index], *value[index + 1 :])
        if value and all(isinstance(item, str) for item in value):
            yield (*value, "de plus")
        if len(value) == 2 and value[0] != value[1] and not isinstance(value[0], ManifestNode):
            yield (value[1], value[0])
    else:
        yield changed(value)


@settings(max_examples=25)
@given(manifests)
def test_changing_any_single_field_changes_the_content_hash(manifest: Manifest) -> None:
    before = content_hash(manifest.to_mapping())
    for other in mutations(manifest):
        if other.nodes and len({node.channel for node in other.nodes}) == len(other.nodes):
            assert content_hash(other.to_mapping()) != before, other


@given(manifests)
def test_a_change_to_one_channel_leaves_the_hash_of_the_others(manifest: Manifest) -> None:
    first = dataclasses.replace(manifest.nodes[0], title=manifest.nodes[0].title + "!")
    other = dataclasses.replace(manifest, nodes=(first, *manifest.nodes[1:]))
    before, after = node_hashes(manifest.to_mapping()), node_hashes(other.to_mapping())
    assert {c for c in before if before[c] != after[c]} == {str(first.channel)}


@settings(max_examples=300)
@given(posts)
def test_a_post_read_from_its_manifest_would_publish_the_same(post: Post) -> None:
    manifest = rendered(post)
    read = post_of_manifest(manifest.to_mapping())
    assert publishes_the_same(read, post)
    assert content_hash(rendered(read).to_mapping()) == content_hash(manifest.to_mapping())


def test_words_of_the_site_are_still_markdown_when_read_from_a_revision_for_facebook_alone() -> None:
    site = Variant(Channel.WEBSITE, title="Fête", body="Le parc *est* ouvert.")
    read = post_of_manifest(rendered(Post("p", channels=(Channel.FACEBOOK,), variants=(site,))).to_mapping())
    assert resolve(read, Channel.FACEBOOK).markdown
    assert read.channels == (Channel.FACEBOOK,)


def test_the_same_words_typed_for_facebook_itself_stay_plain() -> None:
    body = "Le parc *est* ouvert."
    post = Post(
        "p",
        channels=(Channel.WEBSITE, Channel.FACEBOOK),
        variants=(Variant(Channel.WEBSITE, body=body), Variant(Channel.FACEBOOK, body=body)),
    )
    assert not resolve(post_of_manifest(rendered(post).to_mapping()), Channel.FACEBOOK).markdown


@given(manifests)
def test_every_file_a_manifest_speaks_of_is_listed_among_its_objects(manifest: Manifest) -> None:
    listed = set(manifest.objects())
    for node in manifest.nodes:
        assert node.payload in listed
        for image in itertools.chain(node.images):
            assert {image.use.asset, image.rendition} <= listed


def test_a_post_that_says_nothing_of_a_video_keeps_the_hash_it_had_before_one_could() -> None:
    node = ManifestNode(
        Channel.YOUTUBE, None, "Le compostage", "Trois gestes.", (), (), "0" * 64, "application/json"
    )
    manifest = Manifest("p1", PostKind.NEWS, None, None, False, None, (), (), (node,))
    before = "0ee9082e19b3c84bf4a89a2d97187e82468a7fc2ad9c40ed6a6d8fd0751388be"
    assert content_hash(manifest.to_mapping()) == before
    said = dataclasses.replace(node, video=VideoFacts(("compost",)))
    assert content_hash(dataclasses.replace(manifest, nodes=(said,)).to_mapping()) != before
