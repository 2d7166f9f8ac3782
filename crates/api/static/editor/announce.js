// What is said: to screen readers in a live region, and to everybody in the status line.

// Fills `{$name}` in a text of the server.
export function fill(text, values = {}) {
  return text.replace(/\{\s*\$([a-z-]+)\s*\}/g, (whole, name) => String(values[name] ?? whole));
}

export class Announcer {
  constructor(region, line, texts) {
    this.region = region;
    this.line = line;
    this.texts = texts;
    this.last = null;
  }

  text(key, values) {
    return fill(this.texts[key] ?? key, values);
  }

  // Says a text by its key; `tone` is "", "good" or "bad".
  say(key, values, tone = "") {
    this.tell(this.text(key, values), tone);
  }

  tell(text, tone = "") {
    this.last = { text, tone };
    // The same text twice is read twice only where something changes.
    this.region.textContent = this.region.textContent === text ? `${text}\u00a0` : text;
    this.line.textContent = text;
    this.line.className = `said ${tone}`.trim();
  }
}
