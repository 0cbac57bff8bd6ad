"""Regions side by side: matrices, pairs, areas, periods, overlap and gaps."""
