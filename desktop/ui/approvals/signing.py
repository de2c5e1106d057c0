"""From a choice to a signature: the words to confirm, the passphrase, the decision, what was signed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.editorial.workflow import Action
from desktop.errors import Refusal
from desktop.services.current_verdicts import CurrentVerdicts
from desktop.services.deciding import Signed, Wish, decide
from desktop.services.decision_file import DecisionFile
from desktop.services.desk import Desk
from desktop.services.session import Session
from desktop.services.signature import GOOD_FOR, OpenSignature, open_signature
from desktop.ui.approvals.decision_bar import DecisionBar
from desktop.ui.approvals.decision_page import DecisionPage, fingerprint_start, signed_in_words
from desktop.ui.approvals.unsigned_words import UnsignedWords
from desktop.ui.widgets.post_words import channels_label
from desktop.ui.workbench import Change, Workbench

_OUTDATED = frozenset({"revision_depassee", "etat", "non_soumise"})


class Signing(QObject):
    """Drives the bar of decisions. `decided(item)` once signed; `outdated(Refusal)` when the file must be read again.

    The passphrase stays good for a few minutes for the same person; only the moment is kept, never the
    passphrase.
    """

    decided = Signal(str)
    outdated = Signal(object)

    def __init__(self, bench: Workbench, page: DecisionPage, bar: DecisionBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._page, self._bar = bench, page, bar
        self._file: DecisionFile | None = None
        self._current: CurrentVerdicts | None = None
        self._action: Action | None = None
        self._signature: OpenSignature | None = None
        self.words = UnsignedWords(bench, self)
        self._correcting = False
        self.is_busy = False
        bar.signing.comment.textChanged.connect(self._keep_comment)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.lock)
        bar.asked.connect(self._asked)
        bar.correcting.connect(self._correct)
        bar.channels_changed.connect(self._settle)
        bar.signing.signed.connect(self._sign)
        bar.signing.cancelled.connect(self._cancel)
        bar.signing.lock_asked.connect(self.lock)
        page.contested.ticked_changed.connect(self._settle)
        page.correction.changed.connect(self._corrected)

    # What is shown

    def show_file(self, shown: DecisionFile | None, *, same: bool) -> None:
        """Another file, or the same one read again."""
        if not same:
            self._keep_comment()
            self.words.keep_now()
            self._stop_correcting()
            self._action, self._current = None, None
            self._bar.signing.forget()
            self._bar.show_choices()
        self._file = shown
        if shown is None:
            return
        if not same:
            self._bar.show_channels(shown.waiting or tuple(shown.states))
            self.words.take_back(shown)
        self._settle()

    def judged(self, current: CurrentVerdicts) -> None:
        """The gates as they answer now."""
        self._current = current

    def leave(self) -> None:
        """The person goes elsewhere: what was typed is kept, the passphrase is not."""
        self._keep_comment()
        self.words.keep_now()
        self._action = None
        self._bar.signing.forget()
        self._bar.show_choices()

    def lock(self) -> None:
        """Close the signature: the passphrase will be asked again."""
        self._signature = None
        self._timer.stop()
        self._bar.signing.show_signature(None)

    # The correction

    def _correct(self, correcting: bool) -> None:
        if self._file is None:
            return
        if not correcting:
            self.words.correct(self._file.revision, None)
            self._stop_correcting()
        else:
            self._correcting = True
            self._page.correct(self.words.correction(self._file.revision), correcting=True)
            self._page.correction.body.setFocus()
        self._settle()

    def _corrected(self) -> None:
        post = self._page.correction.post
        if self._file is not None and post is not None:
            self.words.correct(self._file.revision, post)
        self._settle()

    def _stop_correcting(self) -> None:
        self._correcting = False
        self._page.correct(None)

    # What holds a decision back

    def _settle(self) -> None:
        shown = self._file
        if shown is None:
            return
        self._bar.show_correcting(self._correcting, may_sign=self._page.correction.has_changes)
        channels = tuple(shown.states) if self._correcting else self._bar.channels()
        left = self._page.contested.left(channels)
        held = ""
        if left:
            held = (
                self.tr("Il reste 1 point contesté à accepter avant d’approuver.")
                if left == 1
                else self.tr("Il reste {0} points contestés à accepter avant d’approuver.").format(left)
            )
        self._bar.allow(dict(shown.refusals), held)

    # Signing

    def _asked(self, action: Action) -> None:
        shown = self._file
        if shown is None:
            return
        self._action = action
        panel = self._bar.signing
        panel.comment.setPlainText(self.words.comment(shown.revision, action))
        panel.comment.moveCursor(QTextCursor.MoveOperation.End)  # one goes on writing
        panel.ask(
            self._sentence(shown, action),
            comment=self._invitation(action),
            comment_required=action in {Action.REQUEST_CHANGES, Action.REJECT},
            warning=self._warning(action),
        )
        panel.show_signature(self._signature)
        self._bar.ask_signature()
        panel.first_focus().setFocus()

    def _cancel(self) -> None:
        self._keep_comment()
        self._action = None
        self._bar.signing.forget()
        self._bar.show_choices()
        self._bar.buttons[Action.APPROVE].setFocus()

    def _sign(self) -> None:
        if self._action is None or self._file is None:
            return
        self._busy(True)
        if self._signature is not None:
            self._decide()
            return
        passphrase = self._bar.signing.passphrase.text()

        def prove(desk: Desk, session: Session) -> OpenSignature:
            return open_signature(desk, session, passphrase)

        self._bench.ask(prove, self._proved, owner=self, failed=self._not_proved)

    def _proved(self, signature: OpenSignature) -> None:
        self._signature = signature
        self._timer.start(int(GOOD_FOR.total_seconds() * 1000))
        self._bar.signing.passphrase.set_text("")
        self._bar.signing.show_signature(signature)
        self._decide()

    def _not_proved(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, Refusal):
            self._bar.signing.show_wrong(error.message)
        else:
            self._bench.notices.report(error)

    def _decide(self) -> None:
        wish, signature = self._wish(), self._signature

        def sign(desk: Desk, session: Session) -> Signed:
            return decide(desk, session, wish, signature)

        self._bench.act(
            sign,
            partial(self._signed, wish),
            changes=Change.post(wish.item),
            owner=self,
            failed=self._refused,
        )

    def _wish(self) -> Wish:
        shown, action = self._file, self._action
        assert shown is not None
        assert action is not None
        corrects = action is Action.APPROVE_WITH_CORRECTION
        panel = self._bar.signing
        return Wish(
            action=action,
            item=shown.item,
            revision=shown.revision,
            channels=tuple(shown.states) if corrects else self._bar.channels(),
            ticked=self._page.contested.ticked(),
            comment=panel.comment.toPlainText(),
            replaces=shown.others if panel.replace_box.isChecked() else (),
            corrected=self._page.correction.post if corrects else None,
        )

    def _signed(self, wish: Wish, signed: Signed) -> None:
        shown = self._file
        title = shown.title if shown is not None and shown.item == wish.item else ""
        self._busy(False)
        self.words.signed(wish.revision)
        self._action = None
        self._bar.signing.forget()
        self._bar.show_choices()
        self._bench.notices.succeed(
            signed_in_words(self._verb(signed), title, signed.person, signed.at, signed.content)
        )
        self.decided.emit(wish.item)

    def _refused(self, error: Exception) -> None:
        panel = self._bar.signing
        self._busy(False)
        if not isinstance(error, Refusal):
            self._bench.notices.report(error)
            return
        if error.code == "phrase_a_donner":
            self.lock()
            panel.show_wrong(error.message)
        elif error.code == "decision_contraire":
            self.outdated.emit(error)
            panel.show_conflict(tuple(error.reasons))
        elif error.code in _OUTDATED:
            self._cancel()
            self._bench.notices.report(error)
            self.outdated.emit(error)
        else:
            self._bench.notices.report(error)

    # Words

    def _sentence(self, shown: DecisionFile, action: Action) -> str:
        corrects = action is Action.APPROVE_WITH_CORRECTION
        channels = tuple(shown.states) if corrects else self._bar.channels()
        where = channels_label(map(str, channels))
        wordings = {
            Action.APPROVE: self.tr("Vous approuvez «\u00a0{0}\u00a0» ({1}), empreinte {2}."),
            Action.APPROVE_WITH_CORRECTION: self.tr(
                "Vous approuvez «\u00a0{0}\u00a0» ({1}) avec votre correction. Elle vaudra quand la rédaction l’aura "
                "acceptée telle quelle."
            ),
            Action.REQUEST_CHANGES: self.tr("Vous demandez des modifications à «\u00a0{0}\u00a0» ({1})."),
            Action.REJECT: self.tr("Vous refusez «\u00a0{0}\u00a0» ({1})."),
        }
        return wordings[action].format(shown.title, where, fingerprint_start(shown.content))

    def _invitation(self, action: Action) -> str | None:
        if action is Action.REQUEST_CHANGES:
            return self.tr("Ce qu’il faut changer (obligatoire)")
        if action is Action.REJECT:
            return self.tr("Pourquoi (obligatoire)")
        return self.tr("Commentaire (facultatif)") if action is Action.APPROVE_WITH_CORRECTION else None

    def _warning(self, action: Action) -> str:
        if action not in {Action.APPROVE, Action.APPROVE_WITH_CORRECTION}:
            return ""
        if self._current is None:
            return self.tr("Les exigences sont en cours de revérification.")
        if self._current.blocking:
            return self.tr(
                "Des points bloquent maintenant la publication (voyez le haut de la page). Elle ne sortira pas tant "
                "qu’ils ne sont pas réglés."
            )
        return ""

    def _verb(self, signed: Signed) -> str:
        verbs = {
            Action.APPROVE: self.tr("Approuvée ({0})"),
            Action.APPROVE_WITH_CORRECTION: self.tr(
                "Approuvée avec votre correction, à accepter par la rédaction"
            ),
            Action.REQUEST_CHANGES: self.tr("Modifications demandées ({0})"),
            Action.REJECT: self.tr("Refusée ({0})"),
        }
        return verbs[signed.action].format(channels_label(map(str, signed.channels)))

    def _busy(self, busy: bool) -> None:
        self.is_busy = busy
        self._bar.signing.busy(busy)

    def _keep_comment(self) -> None:
        if self._file is not None and self._action is not None:
            self.words.say(self._file.revision, self._action, self._bar.signing.comment.toPlainText())
