// The JSON API of the draft: one call for each change.

export class Api {
  constructor(address, formKey) {
    this.address = address;
    this.formKey = formKey;
  }

  draft() {
    return this.#call("GET", "draft");
  }

  edit(seen, edits) {
    return this.#call("POST", "draft/edits", { seen, edits });
  }

  // What the edits would do, without doing it.
  tryOut(seen, edits, signal) {
    return this.#call("POST", "draft/edits?dry_run=true", { seen, edits }, signal);
  }

  undo(seen) {
    return this.#call("POST", "draft/undo", { seen });
  }

  redo(seen) {
    return this.#call("POST", "draft/redo", { seen });
  }

  // `{ status, body }`; the status is 0 when the server cannot be reached.
  async #call(method, path, body, signal) {
    const headers = { Accept: "application/json", "X-Form-Key": this.formKey };
    if (body) headers["Content-Type"] = "application/json";
    try {
      const answer = await fetch(`${this.address}/${path}`, {
        method, headers, signal, credentials: "same-origin", body: body && JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.json().catch(() => ({})) };
    } catch (why) {
      if (why.name === "AbortError") return null;
      return { status: 0, body: {} };
    }
  }
}
