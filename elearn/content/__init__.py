"""Content: `load.load_library` reads a folder of modules, `shelf.Shelf` keeps it up to date.

A file becomes a draft (`drafts`, `kinds`, `markdown`), drafts are checked against each other
(`rules`), and drafts without mistakes become one immutable `library.Library`. No Flask, no database.
"""
