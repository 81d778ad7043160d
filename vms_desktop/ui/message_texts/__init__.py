"""What a person reads about errors, states and reasons, in English: a module a subject.

``TEXTS``: code → what happened, and what to do. ``ui/messages.py`` gathers and translates them; another module of
``TEXTS`` is named there.
"""
