"""The report of each recording in a real browser: `python tests/bench/bench_reports.py [FOLDER for the pictures]`.

Without Chromium on this machine the browser's part is left out, and the output says so.
"""

import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.report_reading import asks_nobody, parsed

from hrvsync.report.session import session_page
from hrvsync.storage.jsonl import read

RECORDINGS = sorted((Path(__file__).parents[2] / "recordings").glob("*.jsonl"))
LARGEST = 1_000_000
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1000,3400"),
]
BLANK = "<!DOCTYPE html><title>nothing</title>"


def main(keep: Path | None) -> None:
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    print(f"browser: {browser or 'none here, so no page was opened'}")
    own = look(browser, BLANK, "blank", None)[1] if browser else set[str]()  # whom the browser asks for itself
    for recording in RECORDINGS:
        page = session_page(read(recording))
        same = page == session_page(read(recording))
        parsed(page)  # strict: raises for what is not valid HTML
        size = len(page.encode())
        fine = same and asks_nobody(page) and size < LARGEST
        opened = ""
        if browser:
            picture, hosts = look(browser, page, recording.stem, keep)
            opened = f", opened: asked {sorted(hosts - own) or 'nobody'}, picture of {picture / 1000:.0f} kB"
            fine = fine and hosts <= own and picture > 10_000
        print(
            f"{recording.stem:24} valid, {size / 1000:.0f} kB (bound {LARGEST / 1000:.0f} kB), same bytes twice: {same}"
            f"{opened}  {'met' if fine else 'NOT MET'}"
        )


def look(browser: str, page: str, name: str, keep: Path | None) -> tuple[int, set[str]]:
    """Open a page behind a proxy that only listens; return the size of its picture and the places asked for."""
    with TemporaryDirectory() as place, socket.create_server(("127.0.0.1", 0)) as proxy:
        hosts: set[str] = set()
        threading.Thread(target=listen, args=(proxy, hosts), daemon=True).start()
        file, picture = Path(place, f"{name}.html"), Path(place, f"{name}.png")
        file.write_text(page, "utf-8")
        command = [browser, *QUIET, f"--user-data-dir={place}/profile", f"--screenshot={picture}"]
        command += [f"--proxy-server=127.0.0.1:{proxy.getsockname()[1]}", file.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(picture, keep)
        return picture.stat().st_size, hosts


def listen(proxy: socket.socket, hosts: set[str]) -> None:
    """Note the host that everybody who comes asks for, and send them away."""
    while True:
        try:
            connection, _ = proxy.accept()
            with connection:
                words = connection.recv(4096).decode("latin-1").split()
                hosts.add(words[1].removeprefix("http://").partition("/")[0] if len(words) > 1 else "?")
        except OSError:  # closed: nothing more will come
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
