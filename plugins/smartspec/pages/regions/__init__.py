"""Counties, programme areas, strategies and priorities."""
