"""Where events come from: straps, a recording, the simulator. Each yields them in order of time."""
