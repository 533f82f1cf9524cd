"""What runs by itself. The worker calls these; each can be called again after it was interrupted."""
