"""``tongguan census``: how many people, by which exports, since when.

The one place that knows both the law and the census: it tells the census what counts and where the lines are.
"""
