"""Facts to disk and back: hrvsync's own format, other programs' files, the library, its notes and its index.

Import what other rooms use from here; `__init__.pyi` lists it. A module is loaded when one of its names is asked for,
so that no command waits for what it does not use.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
