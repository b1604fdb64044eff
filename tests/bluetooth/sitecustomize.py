"""With this folder on PYTHONPATH, Bluetooth is the virtual straps that `python -m virtual` lets beat on this machine.

Python imports this file at its start; nothing in hrvsync knows of it.
"""

from virtual.backend import inject
from virtual.far import far_adapter

inject(far_adapter())
