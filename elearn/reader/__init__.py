"""From text to checked values: every mistake is a `Problem` in Dutch at its place.

`source` reads bytes, `document` makes plain data of YAML with the place of every value, `schema`
checks it against a model. Knows no subject.
"""
