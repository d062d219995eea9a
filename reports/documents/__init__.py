"""What is made of a month, published or draft: PDFs, workbook, slides, texts, site.

Each document is a pure function of a :class:`reports.published.Version`: the same version gives the
same bytes, on another machine and on another day. Numbers are printed through a
:class:`reports.documents.facts.ledger.Ledger`, which remembers where each comes from.
"""
