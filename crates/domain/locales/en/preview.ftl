# staff-preview…: the draft as readers would see it.

staff-preview = Preview
staff-preview-draft = Draft.
staff-preview-note = This is how readers would see it now. It is not published.
staff-preview-back = Back to the editor
