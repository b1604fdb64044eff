"""The frozen app as people start it: by its entry in the menu, with a mouse, and with a screen reader listening."""

import asyncio
import os
from pathlib import Path

from support import screenshot
from support.at_spi import screen
from support.whole_way import home_to_summary, started
from support.xserver import x_server

ROOT = Path(__file__).parents[2]
ENTRY = ROOT / "packaging" / "linux" / "org.hrvsync.hrvsync.desktop"
PROGRAM = Path(os.environ.get("HRVSYNC_BUNDLE", ROOT / "build" / "frozen" / "hrvsync" / "hrvsync"))


def test_from_home_to_a_summary_started_by_its_desktop_file(tmp_path: Path) -> None:
    asyncio.run(from_home_to_a_summary(tmp_path))


async def from_home_to_a_summary(folder: Path) -> None:
    pictures = ROOT / "build" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    shown = folder / "screen"
    shown.mkdir()
    with x_server(shown) as display:
        async with screen(folder) as parts:
            environment = parts.environment | {
                "DISPLAY": display, "HOME": str(folder), "LANG": "C.UTF-8",
                "PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/none",
            }  # fmt: skip
            # `gio launch` does what a double click does, and ends; the app ends with its display.
            async with started(["gio", "launch", ENTRY], environment):
                await home_to_summary(parts, display, lambda name: screenshot.save(shown, pictures / f"{name}.png"))
