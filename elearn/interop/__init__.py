"""Questions from and to other systems: GIFT, Moodle XML and QTI.

Reading goes bytes -> `Item` (what any system can say) -> `Draft` (our keys, with gaps) -> YAML.
Writing goes from a question straight to the format. Nothing is lost in silence: each way gives a
list of `Loss` with its result.
"""
