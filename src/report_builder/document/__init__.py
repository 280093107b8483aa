"""Model and template in, Table out: texts, spans, roles and widths in em; no page yet."""
