"""The census of an organisation: transfer logs, the runs that count them, and the page that shows the newest count.

A run is a process of its own that outlives the request, and the server; what it found is kept in the data folder as
``tongguan census --out`` writes it. The counting itself is the room ``census``.
"""
