"""The channels of the desk. To add one: a file beside this one, and a line in the tuple."""

from __future__ import annotations

from desktop.channels.base import ChannelForm
from desktop.channels.contact import Contact
from desktop.channels.facebook import Facebook
from desktop.channels.website import Website
from desktop.channels.youtube import YouTube
from desktop.editorial.post import Channel

CHANNELS: tuple[ChannelForm, ...] = (Website(), Facebook(), YouTube(), Contact())


def form_of(channel: Channel) -> ChannelForm:
    """The form of one channel."""
    return next(form for form in CHANNELS if form.channel is channel)
