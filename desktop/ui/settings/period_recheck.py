"""The posts that an election period puts in doubt, judged again one after the other while one reads."""

from __future__ import annotations

import datetime as dt
import functools

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.services.desk import Desk
from desktop.services.period_notes import sign_period_check
from desktop.services.period_recheck import (
    MOST_VISIBLE,
    PostInDoubt,
    Rechecked,
    posts_in_doubt,
    recheck,
)
from desktop.services.session import Session
from desktop.ui.background import Job, Priority
from desktop.ui.settings.records import Record, Records
from desktop.ui.settings.section import buttons
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.frames import column
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.post_words import channels_label, full_moment_label
from desktop.ui.workbench import Change, Workbench

AT_ONCE = 20
"""How many posts are judged before asking whether to go on."""
_WRITERS = frozenset({"redaction", "direction"})


class PeriodRecheck(QFrame):
    """Hidden until `begin`. It reads on the database lane, one post at a time, after what people ask for.

    What is left of the posts online is signed as it begins, after each batch, and when it is stopped before its end.
    """

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._start = self._end = dt.date.min
        self._posts: tuple[PostInDoubt, ...] = ()
        self._found: dict[str, Rechecked] = {}
        self._wanted = self._signed = 0
        self._job: Job | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("Publications à vérifier de nouveau"))
        self.said = label("", "muted", wrap=True)
        self.table = Records(self._theme, self.tr("Publications à vérifier de nouveau"), (5, 7, 4, 3))
        self.more = button(self._theme, self.tr("Vérifier les suivantes"), self._go_on, role="next")
        self.close_ = button(self._theme, self.tr("Fermer"), self.stop, look="quiet")
        layout = column(self._theme, space="medium", margin="large")
        layout.addWidget(label(self.tr("Publications à vérifier de nouveau"), "section", wrap=True))
        layout.addWidget(self.said)
        layout.addWidget(self.table)
        layout.addLayout(buttons(self._theme, (self.more, self.close_)))
        self.setLayout(layout)
        self.hide()

    def begin(self, start: dt.date, end: dt.date) -> None:
        """List what the period concerns, and judge the first posts."""
        self.stop()
        self._start, self._end = start, end
        self.show()

        def listed(desk: Desk, session: Session) -> tuple[PostInDoubt, ...]:
            posts = posts_in_doubt(desk, start, end)
            sign_period_check(desk.workspace, session, start, end, posts, {})
            return posts

        self._bench.ask(listed, self._listed, owner=self)

    def stop(self) -> None:
        """Judge nothing more, sign what was found, and hide."""
        if self._job is not None:
            self._job.cancel()
        self._sign()
        self._job, self._posts, self._found = None, (), {}
        self._wanted = self._signed = 0
        self.hide()

    def _sign(self) -> None:
        """Sign what was found online, unless it already is."""
        found = {item: each for item, each in self._found.items() if each.post.is_out}
        if len(found) == self._signed:
            return
        self._signed = len(found)
        start, end, posts = self._start, self._end, self._posts
        self._bench.act(
            lambda desk, session: sign_period_check(desk.workspace, session, start, end, posts, found),
            changes=Change(),
        )

    def _listed(self, posts: tuple[PostInDoubt, ...]) -> None:
        self._posts, self._found, self._signed = posts, {}, 0
        self._wanted = min(AT_ONCE, len(posts))
        self._show()
        self._judge_next()

    def _go_on(self) -> None:
        self._wanted = min(self._wanted + AT_ONCE, len(self._posts))
        self._show()
        self._judge_next()

    def _judge_next(self) -> None:
        left = [post for post in self._posts[: self._wanted] if post.item not in self._found]
        if not left:
            self._sign()
            return
        post, start, end = left[0], self._start, self._end

        self._job = self._bench.ask(
            lambda desk, _: recheck(desk, post, start, end),
            self._judged,
            owner=self,
            priority=Priority.LATER,
        )

    def _judged(self, found: Rechecked) -> None:
        if found.post not in self._posts:
            return
        self._found[found.post.item] = found
        self._show()
        self._judge_next()

    def _show(self) -> None:
        done = len(self._found)
        self.said.setText(self._progress(done))
        self.table.show_records([self._record(post) for post in self._posts[: self._wanted]])
        self.more.setVisible(done == self._wanted < len(self._posts))

    def _progress(self, done: int) -> str:
        if not self._posts:
            return self.tr(
                "Aucune publication à venir ne tombe dans ces dates, et aucune n’est en ligne à revoir."
            )
        left = sum(not each.is_clean for each in self._found.values())
        counted = self.tr("{0} vérifiée sur {1}.") if done == 1 else self.tr("{0} vérifiées sur {1}.")
        said = counted.format(done, len(self._posts))
        if not done:
            return self.tr("Vérification en cours.") + self._cut()
        asking = {
            0: self.tr("Aucune ne demande de décision."),
            1: self.tr("1 demande une décision."),
        }.get(left, self.tr("{0} demandent une décision.").format(left))
        return said + " " + asking + self._cut()

    def _cut(self) -> str:
        """What is said when there may be more online than what is looked at."""
        if sum(post.is_out for post in self._posts) < MOST_VISIBLE:
            return ""
        said = self.tr("Au plus {0} publications en ligne sont vérifiées, les plus récentes d’abord.")
        return " " + said.format(MOST_VISIBLE)

    def _record(self, post: PostInDoubt) -> Record:
        found = self._found.get(post.item)
        title = post.title or self.tr("Sans titre")
        points = found.points if found is not None else ()
        lines = [self._where(post), *(f"– {point}" for point in points)]
        if found is not None and found.checklist:
            lines.append(self.tr("– La liste de la période est à confirmer dans À publier."))
        return Record((title, "\n".join(lines)), _state(self, found), (self._open(post, title),))

    def _where(self, post: PostInDoubt) -> str:
        if post.is_out:
            return self.tr("En ligne\u00a0: {0}").format(channels_label(map(str, post.visible)))
        planned = full_moment_label(post.planned_at)
        return self.tr("Prévue le {0}").format(planned) if planned else self.tr("Sans date prévue")

    def _open(self, post: PostInDoubt, title: str) -> QPushButton:
        place = "publication" if post.is_out else "editeur"
        if place == "editeur" and not self._bench.roles & _WRITERS:
            place = "approbation"
        made = button(
            self._theme, self.tr("Ouvrir"), functools.partial(self._bench.go, place, post.item), look="link"
        )
        made.setAccessibleName(self.tr("Ouvrir {0}").format(title))
        return made


def _state(owner: QWidget, found: Rechecked | None) -> tuple[str, str, str]:
    if found is None:
        return owner.tr("À vérifier"), "clock", "muted"
    if found.unchecked:
        return owner.tr("Non vérifié"), "unchecked", "warning"
    if found.blocks:
        return owner.tr("Bloque"), "block", "danger"
    if not found.is_clean:
        return owner.tr("À revoir"), "warning", "warning"
    return owner.tr("Rien à changer"), "pass", "success"
