"""Writing content in the browser: concepts, checks, proposals, and revisions that are served."""
