"""Table in, Pages out: lines, heights and places in em. Pure, total, linear."""
