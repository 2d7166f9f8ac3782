# staff-preview…: der Entwurf, wie Leserinnen und Leser ihn sehen würden.

staff-preview = Vorschau
staff-preview-draft = Entwurf.
staff-preview-note = So würden Leserinnen und Leser ihn jetzt sehen. Veröffentlicht ist er nicht.
staff-preview-back = Zurück zum Editor
