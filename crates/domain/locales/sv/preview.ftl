# staff-preview…: utkastet som läsarna skulle se det.

staff-preview = Förhandsvisning
staff-preview-draft = Utkast.
staff-preview-note = Så här skulle läsarna se det nu. Det är inte publicerat.
staff-preview-back = Tillbaka till redigeraren
