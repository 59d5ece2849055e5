"""Pure functions over a framework and the law, and the results that they return."""
