"""Import: what was understood of files of other apps, corrected by people before it is believed."""
