"""Pure rooms: beats, artefacts, measures, synchrony. Arrays in, arrays and frames out; no clock, no disk, no chance."""
