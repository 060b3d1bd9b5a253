"""What every page stands in: the layout and its navigation, who is at the desk, how words and errors are said.

A page is made by an application of its own: it names its address and its place in the sidebar in ``apps.py``
(``applications.DeskApp``), decides a page value, and draws it with ``pages.draw``; ``pages.page`` says what right
it needs and lets nobody of another organisation in.

A new page, in the order in which it is written:

1. ``<noun>/__init__.py`` says what the application is for; ``models.py`` derives from ``accounts.owned.Owned``.
2. ``words.py``: ``Phrase(zh, en)`` for every word; ``TITLE`` and ``LEAD`` head the page.
3. ``page.py``: frozen dataclasses and one function that decides them, tested without a request.
4. What changes something is a verb in a module of its own, in one transaction with ``journal.recording.record``.
5. ``views.py``: ``@page(Right.…)``, then ``draw(request, template, value, words)``; a refused form answers 422.
6. ``templates/<noun>/<page>.html`` extends ``desk/page.html``: ``{% say %}``, ``{% standing %}``, ``|people``.
7. ``urls.py`` with ``app_name``; the first page is named ``show``. ``apps.py``: a ``DeskApp`` with address and link.
8. One line in ``settings/applications.py``; icons in ``tools/office_assets/icons.txt``.
9. Tests: the value, the view, ``assert_constant_queries``; one line in ``tests/office/browser/test_pages.py``, and for
   an address that names a thing one in the fixture ``things`` of ``tests/office/test_isolation.py``.
"""
