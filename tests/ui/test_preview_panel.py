"""The preview beside the text: exact, patient, and wordy when something prevents it."""

from __future__ import annotations

from dataclasses import replace

from office import Office
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot
from showing import shown

from desktop.editorial.post import Channel, ImageUse
from desktop.services.previews import node_preview, nodes_to_show
from desktop.ui.editor.images.preview_panel import EditorPreview
from desktop.ui.workbench import Workbench


def words_in(panel: EditorPreview) -> str:
    assert panel.preview.content is not None
    return panel.preview.content.text


def test_the_preview_of_a_draft_is_what_its_revision_then_publishes(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    asset = office.photo()
    office.rights(asset)
    post = office.illustrated(office.post(Channel.WEBSITE, Channel.FACEBOOK, Channel.CONTACT), asset)
    panel = EditorPreview(bench)
    shown(panel, qtbot)
    seen = {}
    for channel in post.channels:
        panel.show_post(post, channel)
        seen[channel] = panel.preview.content
    submitted = office.submit(post)
    fact = office.workspace.ledger.fact(submitted.revision)
    assert fact is not None
    approved = [
        node_preview(office.workspace.objects.read, node) for node in nodes_to_show(office.workspace, fact)
    ]
    assert approved == list(seen.values())


def test_a_preview_leaves_nothing_in_the_workspace(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    post = office.illustrated(office.post(), office.photo())
    before = set(office.workspace.objects.hashes())
    panel = EditorPreview(bench)
    shown(panel, qtbot)
    panel.show_post(post, Channel.WEBSITE)
    assert panel.up_to_date
    assert set(office.workspace.objects.hashes()) == before


def test_while_typing_only_the_last_words_are_shown(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    panel = EditorPreview(live_bench)
    shown(panel, qtbot)
    for number in range(40):
        words = replace(post.variants[0], body=f"Version {number}.")
        panel.show_post(replace(post, variants=(words,)), Channel.WEBSITE)
    qtbot.waitUntil(lambda: panel.up_to_date)
    assert "Version 39." in words_in(panel)


def test_what_prevents_a_preview_is_said_and_the_former_one_stays(
    office: Office, bench: Workbench, qtbot: QtBot
) -> None:
    post = office.post()
    panel = EditorPreview(bench)
    shown(panel, qtbot)
    panel.show_post(post, Channel.WEBSITE)
    before = panel.preview.content
    missing = replace(post.variants[0], images=(ImageUse("0" * 64, alt="Perdue."),))
    panel.show_post(replace(post, variants=(missing,)), Channel.FACEBOOK)
    assert panel.preview.content == before
    assert panel.up_to_date
    assert any("manque dans l’espace" in box.accessibleName() for box in panel.findChildren(QFrame))


def test_hidden_it_waits_to_be_shown(office: Office, bench: Workbench, qtbot: QtBot) -> None:
    panel = EditorPreview(bench)
    qtbot.addWidget(panel)
    panel.show_post(office.post(), Channel.WEBSITE)
    assert panel.preview.content is None
    shown(panel, qtbot)
    assert panel.preview.content is not None


def test_the_words_of_one_post_are_never_seen_under_another(
    office: Office, live_bench: Workbench, qtbot: QtBot
) -> None:
    first, second = office.post(), office.post(body="La bibliothèque est ouverte le samedi.")
    panel = EditorPreview(live_bench)
    shown(panel, qtbot)
    panel.show_post(first, Channel.WEBSITE)
    qtbot.waitUntil(lambda: panel.up_to_date)
    panel.show_post(second, Channel.WEBSITE)
    assert panel.preview.content is None
    qtbot.waitUntil(lambda: panel.up_to_date)
    assert "bibliothèque" in words_in(panel)
