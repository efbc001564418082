"""DOC, WPS, RTF and ODT: converted to DOCX by LibreOffice without a window, then read as DOCX.

The conversion runs with a profile of its own that allows no macros, no links and no network proxy but a dead one, in an
empty folder, within the time and memory of hrdocs.readers.limits.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from hrdocs.errors import FormatError
from hrdocs.readers import Reading, docx
from hrdocs.readers.limits import CONVERSION_BYTES, CONVERSION_SECONDS
from hrdocs.readers.sniff import sniff

_NAMES = ("soffice", "libreoffice")
_PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "C:/Program Files/LibreOffice/program/soffice.exe")
_SUFFIXES = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Misc", "UseLocking", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
_DEAD_PROXY = "http://127.0.0.1:9"


@lru_cache(maxsize=1)
def program() -> str | None:
    """Where LibreOffice is, None when it is not installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def read(data: bytes, name: str) -> Reading:
    """The text of an old office file: a DOC with the list 一、 二、 → the lines that Word shows."""
    media_type = sniff(data, name)
    reading = docx.read(_converted(data, _SUFFIXES[media_type], name), name)
    return replace(reading, media_type=media_type)


def _converted(data: bytes, suffix: str, name: str) -> bytes:
    soffice = program()
    if soffice is None:
        raise FormatError("LibreOffice is not installed", where=name, remedy="install LibreOffice")
    with tempfile.TemporaryDirectory(prefix="hrdocs-") as folder:
        work = Path(folder)
        (work / f"notice{suffix}").write_bytes(data)
        (work / "out").mkdir()
        (work / "profile" / "user").mkdir(parents=True)
        (work / "profile" / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        command = [
            soffice,
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            f"-env:UserInstallation={(work / 'profile').as_uri()}",
            *("--convert-to", "docx:Office Open XML Text", "--outdir", str(work / "out"), f"notice{suffix}"),
        ]
        _run(command, work, name)
        made = work / "out" / "notice.docx"
        if not made.is_file():
            raise FormatError("LibreOffice cannot read it", where=name, remedy="open it in Word and save it as DOCX")
        return made.read_bytes()


def _run(command: list[str], work: Path, name: str) -> None:
    """Start the conversion in a group of its own, and end the whole group when its time is up."""
    quiet = subprocess.DEVNULL
    environment = {
        **os.environ,
        "HOME": str(work),
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"), _DEAD_PROXY),
        "no_proxy": "",
    }
    process = subprocess.Popen(
        _limited(command), cwd=work, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        raise FormatError(
            f"LibreOffice did not convert it within {CONVERSION_SECONDS} seconds",
            where=name,
            remedy="open it in Word and save it as DOCX",
        ) from None
    finally:
        _end(process)


def _limited(command: list[str]) -> list[str]:
    """The command under the memory limit, where the system has a way to set one without a thread-unsafe hook."""
    prlimit = shutil.which("prlimit")
    return [prlimit, f"--as={CONVERSION_BYTES}", *command] if prlimit else command


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{prop}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, prop, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}'
        "</oor:items>"
    )
