"""What exists: organisations, bodies, authority and decisions, as frozen values."""
