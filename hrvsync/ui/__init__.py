"""The window: Qt and nothing else. Frames come in through one bridge."""

import os

# Qt would share the filling of pictures among threads; waking them costs more than the pictures of this window do.
os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
