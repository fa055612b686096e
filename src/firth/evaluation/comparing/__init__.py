"""Two models, or two kinds of models: what differs between them beyond chance."""
