"""Where a workspace may live: never on a network share, never in a synchronised folder.

SQLite's write-ahead log needs locks and syncs that network file systems do not honour, and a cloud client
copies a database in the middle of a write (https://www.sqlite.org/howtocorrupt.html).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from db.errors import Refusal

DATABASE_NAME = "journal.sqlite"

# `9p` is left out: it is also how virtual machines and containers see a local disk.
_NETWORK_TYPES = frozenset(
    {
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.google-drive-ocamlfuse",
        "fuse.gvfsd-fuse",
        "fuse.onedrive",
        "fuse.rclone",
        "fuse.sshfs",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
    }
)
_CLOUD_FOLDERS = frozenset(
    {
        "box",
        "box sync",
        "dropbox",
        "google drive",
        "googledrive",
        "icloud drive",
        "iclouddrive",
        "mega",
        "megasync",
        "mon disque",
        "my drive",
        "nextcloud",
        "onedrive",
        "owncloud",
        "pcloud",
        "pcloud drive",
    }
)
# What clients add to the name: « OneDrive - Municipalité », « Dropbox (Travail) ».
_CLOUD_PREFIXES = ("onedrive - ", "dropbox (", "google drive (", "box sync (")
_CLOUD_MARKERS = (
    ".dropbox",
    ".owncloudsync.log",
    ".nextcloudsync.log",
    ".stfolder",
    ".sync",
    ".tmp.drivedownload",
)
_DRIVE_REMOTE = 4


def refuse_unsafe(folder: Path, mounts: str | None = None) -> None:
    """Refuse a folder on a network mount or inside a folder that a cloud client synchronises.

    `mounts` is the text of `/proc/self/mountinfo`, read from the system when None.
    """
    resolved = folder.resolve()
    if _on_network(resolved, mounts):
        raise Refusal(
            "network_folder",
            f"Le dossier «\u00a0{folder}\u00a0» est sur le réseau\u00a0: le journal pourrait y être abîmé. Rien n’a été créé. "
            "Choisissez un dossier du disque de cet ordinateur; le dossier d’échange, lui, peut être sur le réseau.",
        )
    if _synchronised(resolved):
        raise Refusal(
            "synchronised_folder",
            f"Le dossier «\u00a0{folder}\u00a0» est synchronisé par un service infonuagique, qui copierait le journal en "
            "pleine écriture. Rien n’a été créé. Choisissez un dossier du disque de cet ordinateur qui n’est pas synchronisé.",
        )


def _on_network(folder: Path, mounts: str | None) -> bool:
    text = str(folder)
    if text.startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)
    if mounts is None:
        source = Path("/proc/self/mountinfo")
        mounts = source.read_text(encoding="utf-8", errors="surrogateescape") if source.exists() else ""
    return _mount_type(folder, mounts) in _NETWORK_TYPES


def _mount_type(folder: Path, mounts: str) -> str:
    """The file system type of the deepest mount that holds `folder`; the last one mounted wins."""
    best, found = -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields = left.split(" ")
        if len(fields) < 5 or not right:
            continue
        point = Path(fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), right.split(" ")[0]
    return found


def _synchronised(folder: Path) -> bool:
    """Whether a parent is named or marked like a cloud client's folder, or is one Windows declares."""
    declared = [
        Path(value) for name, value in os.environ.items() if name.lower().startswith("onedrive") and value
    ]
    if any(folder.is_relative_to(path) for path in declared):
        return True
    for part in (folder, *folder.parents):
        name = part.name.lower()
        if name in _CLOUD_FOLDERS or name.startswith(_CLOUD_PREFIXES):
            return True
        if any((part / marker).exists() for marker in _CLOUD_MARKERS):
            return True
    return False
