"""What a learner will see of a text, made with the learner's own templates.

Only where their links and forms lead is different: back to the preview, which keeps nothing.
"""
