"""What each command does, as a function: typed arguments in, a typed report out."""
