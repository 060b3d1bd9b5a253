"""Catalogues that an organisation brought in beside those of the lawbook: zone lists, lists of important data.

They are kept whole, as dated data with who, when and why. The register of exports reads them with every declaration;
the pages that bring them in and take them back stand in ``lawdesk``.
"""
