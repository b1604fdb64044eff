"""With this folder on PYTHONPATH, Bluetooth is the virtual straps that `python -m virtual` lets beat on this machine.

Python imports this file at its start; nothing in hrvsync knows of it.
"""

import os

from virtual.backend import inject
from virtual.far import PORT, far_adapter

inject(far_adapter(int(os.environ.get("VIRTUAL_STRAPS_PORT", PORT))))
