"""Commands: parse options, call, choose the exit code. One file a command; heavy imports inside the bodies."""
