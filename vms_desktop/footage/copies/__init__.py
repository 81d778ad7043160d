"""Copies of clips: decoded, covered, labelled, encoded; a process of its own for each, so that playing goes on."""
