"""What every page stands in: the layout and its navigation, who is at the desk, how words and errors are said.

A page is made by an application of its own: it names its address and its place in the sidebar in ``apps.py``
(``applications.DeskApp``), decides a page value, and draws it with ``pages.draw``; ``pages.page`` says what right
it needs and lets nobody of another organisation in.
"""
