"""Old Word files (doc, wps), RTF and OpenDocument texts, turned into docx by LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from mingtang.documents.containers import damaged
from mingtang.documents.limits import MAX_FILE_BYTES, too_complex, too_large
from mingtang.documents.raw import RawDocument, UnreadableDocument
from mingtang.documents.readers import docx

TIMEOUT_SECONDS = 60
_AT_ONCE = BoundedSemaphore(2)
"""LibreOffice takes some 200 MB a run; more than two at once serve nobody."""

_PROGRAMS = ("soffice", "libreoffice")
_MISSING = UnreadableDocument(
    "needs_libreoffice",
    "这是旧版Word（doc）、WPS或RTF文件，读取它需要LibreOffice，而本机没有安装。"
    "请用Word或WPS打开该文件，另存为docx后重新上传；或者请管理员安装LibreOffice Writer。",
)
# No macro runs, no link is followed, and what would still ask the network meets a closed port.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
           xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
{items}</oor:items>
"""
_ITEM = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>\n"
)
_SWITCHES = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def read(data: bytes) -> RawDocument:
    """Convert with LibreOffice and read the docx. Raises as `as_docx` and `docx.read` do."""
    return docx.read(as_docx(data))


def as_docx(data: bytes) -> bytes:
    """The document as LibreOffice converts it, in a profile of its own so that runs do not meet.

    Raises `UnreadableDocument`: `needs_libreoffice` where it is not installed, `too_complex` after
    `TIMEOUT_SECONDS`, `corrupt` where it makes nothing of the file.
    """
    program = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        raise _MISSING
    with TemporaryDirectory(prefix="mingtang-", ignore_cleanup_errors=True) as folder, _AT_ONCE:
        return _convert(program, data, Path(folder))


def _convert(program: str, data: bytes, folder: Path) -> bytes:
    source = folder / f"report{_suffix(data)}"
    source.write_bytes(data)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for path, name, value in _SWITCHES
    )
    (profile / "user" / "registrymodifications.xcu").write_text(
        _SETTINGS.format(items=items), "utf-8"
    )
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]
    _run(command, folder)
    result = folder / "out" / "report.docx"
    if not result.is_file():
        raise damaged("旧版Word文件")
    if result.stat().st_size > MAX_FILE_BYTES:
        raise too_large(result.stat().st_size, MAX_FILE_BYTES)
    return result.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run to the end or to the time limit, then end the whole group: soffice is a script that forks."""
    with subprocess.Popen(  # noqa: S603 - our own command, no shell, the file only as a path
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise too_complex(f"转换旧版文件超过{TIMEOUT_SECONDS}秒") from error


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _suffix(data: bytes) -> str:
    """The suffix by which LibreOffice chooses among its filters."""
    if data.lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".xml" if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else ".doc"
