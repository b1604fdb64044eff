"""The window: Qt and nothing else. Frames come in through one bridge."""
