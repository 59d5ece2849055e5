"""What needs a third party: each module says which extra installs it."""
