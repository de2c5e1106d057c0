"""The framing of one image and its logo, and the very picture that will be published."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStackedWidget, QWidget

from desktop.channels.preview import PreviewImage
from desktop.editorial.post import Channel, Crop, ImageUse, Post, Variant
from desktop.errors import EnvironmentFault, Refusal
from desktop.services.previews import ImagePreview, PreviewMaker, PreviewSetting, preview_setting
from desktop.ui.editor.images.record_fields import choices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.crop_geometry import WHOLE
from desktop.ui.widgets.crop_view import CropView
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.frames import column, row, scrolling
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.preview_parts import Picture, preview_picture
from desktop.ui.widgets.said import Said
from desktop.ui.workbench import Workbench

_RATIOS: tuple[float | None, ...] = (None, 16 / 9, 1200 / 630, 1.0, 4 / 5, 3 / 2, 2 / 3)


class FramingPane(QWidget):
    """Crop, logo, and the published picture. `edited(ImageUse)` follows each change."""

    edited = Signal(object)

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._theme = bench.theme
        self._maker = PreviewMaker(lambda sha: bench.read_object(sha)(), remembered=6)
        self._use = ImageUse("")
        self._channel = Channel.WEBSITE
        self._editable = True
        self._asked = 0
        self.view = CropView(self._theme)
        self.view.crop_changed.connect(self._cropped)
        self.ratio = choices(self._theme, self.tr("Proportions"), *_ratio_names())
        self.ratio.activated.connect(self._ratio_chosen)
        self.logo = QCheckBox(self.tr("Logo de la Municipalité"))
        self.logo.clicked.connect(self._logo_chosen)
        self.result = Picture(QImage(), self.tr("Image telle qu’elle sera publiée"))
        self._measure = label("", "muted", wrap=True)
        self._said = Said(self._theme, "", "info", "info")
        self._said.hide()
        self._lay_out()

    def show_use(self, use: ImageUse, picture: QImage, size: tuple[int, int], editable: bool) -> None:
        """Show an image and how it is used."""
        other = use.asset != self._use.asset
        before, self._use, self._editable = self._use, use, editable
        if other or self.view.measures() == (1, 1):
            self.ratio.setCurrentIndex(0)
            self.view.keep_ratio(None)
        self.view.show_picture(picture, size, use.crop)
        for each in (self.view, self.ratio, self.logo, self._whole):
            each.setEnabled(editable)
        self.logo.setChecked(use.logo)
        self._say_measure()
        if other or (before.crop, before.logo, before.credit, before.credit_where) != (
            use.crop,
            use.logo,
            use.credit,
            use.credit_where,
        ):
            self._render()

    def set_channel(self, channel: Channel) -> None:
        """The channel whose published picture is shown."""
        if channel is not self._channel:
            self._channel = channel
            self._render()

    def _lay_out(self) -> None:
        theme = self._theme
        self._toggle = button(theme, "", self._turn, role="preview", look="quiet")
        self._whole = button(theme, self.tr("Image entière"), self._take_whole, role="crop", look="quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        inside = QWidget()
        shown = column(theme)
        shown.addWidget(self.result)
        shown.addStretch(1)
        inside.setLayout(shown)
        self._stack.addWidget(scrolling(inside, self.tr("Image telle qu’elle sera publiée")))
        options = row(theme)
        options.addWidget(self.ratio, 1)
        options.addWidget(self._whole)
        below = FlowLayout(theme)
        self.logo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        below.addWidget(self.logo)
        below.addWidget(self._toggle)
        layout = column(theme, space="small")
        self.setLayout(layout)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._measure)
        layout.addWidget(self._said)
        layout.addLayout(options)
        layout.addLayout(below)
        self._show_side()

    def _turn(self) -> None:
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self._show_side()

    def _show_side(self) -> None:
        framing = self._stack.currentIndex() == 0
        words = self.tr("Voir le résultat") if framing else self.tr("Revenir au cadrage")
        self._toggle.setText(words)
        self._toggle.setAccessibleName(words)

    def _cropped(self, crop: Crop) -> None:
        # Another framing may show or isolate somebody: who is on it must be looked at again (art. 26).
        self._edit(replace(self._use, crop=crop, people_reviewed=False))

    def _ratio_chosen(self, index: int) -> None:
        self.view.take_ratio(_RATIOS[index])

    def _take_whole(self) -> None:
        self.ratio.setCurrentIndex(0)
        self.view.take_whole()

    def _logo_chosen(self, wanted: bool) -> None:
        self._stack.setCurrentIndex(1 if wanted else self._stack.currentIndex())
        self._show_side()
        self._edit(replace(self._use, logo=wanted))

    def _edit(self, use: ImageUse) -> None:
        self._use = use
        self._say_measure()
        self._render()
        self.edited.emit(use)

    def _say_measure(self) -> None:
        width, height = self.view.measures()
        kept = self.tr("image entière") if self._use.crop == WHOLE else self.tr("recadrée")
        words = f"{width}\u00a0×\u00a0{height} pixels, {kept}"
        if not self._use.people_reviewed:
            words = self.tr("{0}. Personnes à vérifier sur ce cadrage.").format(words)
        self._measure.setText(words)

    def _render(self) -> None:
        if not self._use.asset:
            return
        self._asked += 1
        asked, use, channel = self._asked, self._use, self._channel
        post = Post("", variants=(Variant(channel),))

        def rendered(preview: ImagePreview) -> None:
            if asked == self._asked:
                self._rendered(preview)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._failed(error)

        def make(setting: PreviewSetting) -> None:
            self._bench.compute(
                lambda: self._maker.of_image(setting, channel, use),
                rendered,
                owner=self,
                failed=failed,
                key=f"cadrage:{id(self)}",
            )

        self._bench.ask(
            lambda desk, _: preview_setting(desk.workspace, post, channel),
            make,
            owner=self,
            failed=failed,
            key=f"cadrage:{id(self)}",
        )

    def _rendered(self, preview: ImagePreview) -> None:
        self.result.show_picture(preview_picture(PreviewImage(b"", "", look=preview.look)))
        self._said.show_state(" ".join(notice.message for notice in preview.notices), "info", "info")
        self._said.setVisible(bool(preview.notices))

    def _failed(self, error: Exception) -> None:
        self.result.show_picture(QImage())
        if isinstance(error, Refusal | EnvironmentFault):
            self._said.show_state(error.message, "warning", "warning")
            self._said.show()
        else:
            self._bench.notices.report(error)


def _ratio_names() -> tuple[str, ...]:
    return (
        _tr("Cadrage libre"),
        _tr("16:9 – vignette YouTube"),
        _tr("1,91:1 – lien Facebook"),
        _tr("1:1 – carré, Facebook"),
        _tr("4:5 – portrait, Facebook"),
        _tr("3:2 – photo, site et Contact"),
        _tr("2:3 – colonne du Contact"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("FramingPane", text)
