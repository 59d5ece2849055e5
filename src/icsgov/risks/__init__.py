"""Questions about risks and issues: what policies say of them, and acts that move them."""
