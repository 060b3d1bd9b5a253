"""What each export needs and why: the determination of a day, the interview for what is not known, approval by two.

A determination is asked for afresh from the declaration as kept; one that was approved is frozen with what it rests
on, and can be decided again beside what was frozen.
"""
