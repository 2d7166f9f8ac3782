// How the board is looked at: how large, and which rooms. The device remembers it.

const ZOOMS = [1, 2, 3, 4];

export class View {
  // `redraw` is called when other rooms are chosen.
  constructor(root, redraw) {
    this.root = root;
    this.board = root.querySelector(".board");
    this.place = `plenum-editor-${root.dataset.base}`;
    const kept = this.#kept();
    this.zoom = ZOOMS.includes(kept.zoom) ? kept.zoom : 2;
    this.hidden = new Set(Array.isArray(kept.hidden) ? kept.hidden : []);
    this.tools = root.querySelector(".view");
    this.boxes = [...root.querySelectorAll("input[name=shown-room]")];
    this.#start(redraw);
  }

  #start(redraw) {
    this.tools.hidden = false;
    for (const box of this.boxes) box.checked = !this.hidden.has(box.value);
    this.tools.addEventListener("click", (event) => {
      const step = event.target.closest("[data-zoom]")?.dataset.zoom;
      if (step) this.#zoomTo(ZOOMS.indexOf(this.zoom) + Number(step));
    });
    this.tools.addEventListener("change", (event) => {
      if (event.target.name !== "shown-room") return;
      this.hidden = new Set(this.boxes.filter((box) => !box.checked).map((box) => box.value));
      this.#keep();
      redraw();
    });
    this.#zoomTo(ZOOMS.indexOf(this.zoom));
  }

  // Keeps in sight what stood in the middle.
  #zoomTo(number) {
    const zoom = ZOOMS[number];
    if (!zoom) return;
    const sheet = this.root.querySelector(".sheet");
    const middle = (sheet.scrollTop + sheet.clientHeight / 2) / sheet.scrollHeight;
    for (const each of ZOOMS) this.board.classList.toggle(`zoom-${each}`, each === zoom);
    if (zoom !== this.zoom) sheet.scrollTop = middle * sheet.scrollHeight - sheet.clientHeight / 2;
    this.zoom = zoom;
    this.#keep();
    for (const button of this.tools.querySelectorAll("[data-zoom]")) {
      button.disabled = !ZOOMS[number + Number(button.dataset.zoom)];
    }
  }

  #kept() {
    try {
      return JSON.parse(localStorage.getItem(this.place)) ?? {};
    } catch {
      return {};
    }
  }

  #keep() {
    try {
      localStorage.setItem(this.place, JSON.stringify({ zoom: this.zoom, hidden: [...this.hidden] }));
    } catch {
      // A device that keeps nothing shows all rooms next time.
    }
  }
}
