"""From the model to the Markdown of the pages."""
