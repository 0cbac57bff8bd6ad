"""Themes, classifications, territories, and the method behind them."""
