"""The gates while one writes: judged as a submission is, at each pause, off the interface's thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.checks.base import CheckReport
from desktop.editorial.post import Channel, Post
from desktop.services.civil_time import publication_day
from desktop.services.editing import Editing, evidence_of, keep_points
from desktop.services.gate_cases import Evidence
from desktop.services.notice_remarks import tell_greffe
from desktop.services.points import PostPoints, points_of
from desktop.services.review import channels_to_check, judged
from desktop.ui.editor.edited_post import EditedPost
from desktop.ui.editor.text.check_state import CheckState
from desktop.ui.editor.text.live_checks import LiveChecks
from desktop.ui.workbench import Change, Workbench


class LiveReview(QObject):
    """Reviews the edited post as soon as `checks` know all of its texts.

    `reviewed(PostPoints)` follows each judgement; `late_changed(bool)` tells whether what is shown is older
    than the post; `failed` that it stays so, what the gates look at could not be read. What the workspace knows is read again when it changes; what could not be verified is
    asked again by `checks`, and judged again when they could. `watch` has the areas on show watched.
    """

    reviewed = Signal(object)
    late_changed = Signal(bool)
    failed = Signal()

    def __init__(
        self,
        bench: Workbench,
        edited: EditedPost,
        checks: LiveChecks,
        watch: Callable[[LiveChecks], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench = bench
        self._edited = edited
        self._checks = checks
        self._watch = watch
        self._evidence: Evidence | None = None
        self._editing: Editing | None = None
        self._gathering = False
        self._judged: tuple[object, ...] | None = None
        self.points: PostPoints | None = None
        self.late = True
        # What the checks and the post say of one edit comes in several signals: judged once.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._judge)
        edited.changed.connect(self._changed)
        checks.state_changed.connect(self._judge_soon)

    def begin(self, editing: Editing) -> None:
        """Review another post, with what was read when it was opened."""
        self._editing = editing
        self._evidence = editing.evidence
        self._judged = None
        self.points = None
        self.surround()

    def end(self) -> None:
        """Nothing is edited any more."""
        self._editing = None
        self._soon.stop()

    def follow(self, change: Change) -> None:
        """Something changed in the workspace: read again what the gates look at, if it may concern them."""
        if self._editing is not None and (change.profile or change.images):
            self.gather()

    def gather(self) -> None:
        """Read again what the workspace knows, then judge."""
        post = self._edited.settled()
        self._gathering = True
        self._bench.ask(
            lambda desk, session: evidence_of(desk, session, post),
            self._take_evidence,
            owner=self,
            failed=self._not_gathered,
            key=f"preuves:{post.id}",
        )

    def _changed(self, _: object) -> None:
        self.surround()

    def surround(self) -> None:
        """Tell the checks which areas to watch, what surrounds each text, and those no area shows."""
        if self._editing is None or self._evidence is None:
            return
        post = self._edited.post
        if self._judged is None or self._judged[0] != post:
            self._say_late(True)
        if not self._evidence.covers(post):
            if not self._gathering:
                self.gather()
            return
        self._watch(self._checks)
        for each in channels_to_check(self._evidence, post, self._day(post, self._editing)):
            name = str(each.channel)
            self._checks.set_context(name, each.context, name, each.case.kind)
            self._checks.set_fields(name, each.fields)
        self._judge_soon()

    def _judge_soon(self) -> None:
        """PySide never lets go of a method of Qt's own that a signal was connected to: this one is ours."""
        self._soon.start()

    def _judge(self) -> None:
        """Judge when every text is known as it is now; what the checks gave up on counts as not verified."""
        evidence, editing = self._evidence, self._editing
        if evidence is None or editing is None:
            return
        post = self._edited.settled()
        reports = self._reports(post)
        if reports is None or not evidence.covers(post):
            self._say_late(True)
            return
        known = (post, evidence, reports)
        if known == self._judged:
            self._say_late(False)
            return
        day = self._day(post, editing)
        self._bench.compute(
            lambda: points_of(judged(evidence, post, day, reports)),
            self._taker(known),
            owner=self,
            key=f"revue:{post.id}",
        )

    def _reports(self, post: Post) -> dict[Channel, CheckReport] | None:
        """What each channel gave, those that nobody could check left out; None while one is awaited."""
        reports = {}
        for channel in post.channels:
            report = self._checks.report(str(channel))
            if report is not None:
                reports[channel] = report
            elif self._checks.state(str(channel)) is not CheckState.UNCHECKED:
                return None
        return reports

    def _taker(
        self, known: tuple[Post, Evidence, dict[Channel, CheckReport]]
    ) -> Callable[[PostPoints], None]:
        post = known[0]

        def take(points: PostPoints) -> None:
            if self._editing is None or post.id != self._edited.post.id:
                return
            self._judged, self.points = known, points
            self._say_late(post != self._edited.post)
            self.reviewed.emit(points)
            if not self.late:
                item, left = post.id, points.left
                self._bench.ask(lambda desk, _: keep_points(desk, item, left), key=f"points:{item}")
                if points.to_tell:
                    self._tell_greffe(item, points.to_tell)

        return take

    def _tell_greffe(self, item: str, remarks: tuple[str, ...]) -> None:
        """What forbids publishing the greffe's words is told to it at once: nobody here can settle it (art. 12)."""
        self._bench.act(
            lambda desk, session: tell_greffe(desk.workspace, session, item, remarks),
            lambda told: self.gather() if told else None,
            changes=Change.post(item),
            owner=self,
            key=f"greffe:{item}",
        )

    def _take_evidence(self, evidence: Evidence) -> None:
        self._gathering = False
        self._evidence = evidence
        self.surround()

    def _not_gathered(self, error: Exception) -> None:
        self._gathering = False
        self._bench.notices.report(error)
        self.failed.emit()

    def _say_late(self, late: bool) -> None:
        if late != self.late:
            self.late = late
            self.late_changed.emit(late)

    @staticmethod
    def _day(post: Post, editing: Editing) -> dt.date:
        return publication_day(post.planned_at, editing.today)
