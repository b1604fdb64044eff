"""A message bus of one's own that everybody may use, by the dbus-daemon of the system."""

import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="*"/><allow own="*"/><allow send_destination="*"/><allow receive_sender="*"/>
  </policy>
</busconfig>
"""


@contextmanager
def message_bus(socket: Path) -> Generator[str]:
    """Start it at `socket` for as long as the context lasts; yields its address."""
    config = socket.with_suffix(".conf")
    config.write_text(CONFIG.format(socket=socket))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as daemon:
        try:
            assert daemon.stdout is not None
            assert daemon.stdout.readline(), "no message bus"
            yield f"unix:path={socket}"
        finally:
            daemon.terminate()
            config.unlink()
