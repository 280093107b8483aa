"""What a city reports on, as immutable values: plan, year, scales, forms. Standard library only."""
