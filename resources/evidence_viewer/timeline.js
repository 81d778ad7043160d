// The bar of time: what was asked for, what there is of each camera, where the clock stands. Click, drag, keys, zoom.

const TICKS_MS = [1e3, 2e3, 5e3, 1e4, 2e4, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 216e5, 432e5];
const TICK_PX = 72; // as wide as a time is
const LEAST_SPAN_MS = 5000;

class Timeline {
  constructor(node, rows, asked, begin, end, seek) {
    this.rows = rows; // [{label, tile}]
    this.asked = asked;
    this.whole = [begin, end];
    this.view = [begin, end];
    this.seek = seek;
    this.now = begin;
    this.bars = make("div", { class: "bars" });
    this.cursor = make("div", { class: "cursor", "aria-hidden": "true" });
    this.hint = make("output", { class: "hint", hidden: true, "aria-hidden": "true" });
    this.area = make("div", { class: "area", role: "slider", tabIndex: 0 }, this.bars, this.cursor, this.hint);
    this.legend = make("p", { class: "legend" });
    this.tools = make("div", { class: "zoom" });
    node.append(this.area, make("div", { class: "under" }, this.legend, this.tools));
    this._hands();
    this.translate();
    new ResizeObserver(() => this.draw()).observe(node);
  }

  translate() {
    this.area.setAttribute("aria-label", words("timeline"));
    const key = (name, word) => [make("span", { class: `key ${name}`, "aria-hidden": "true" }), make("span", {}, words(word))];
    put(this.legend, ...key("asked", "asked_word"), ...key("seen", "seen"), ...key("gap", "gap_word"));
    put(
      this.tools,
      button(words("zoom_out"), "zoom_out", () => this.zoom(2), { bare: true, class: "quiet" }),
      button(words("zoom_in"), "zoom_in", () => this.zoom(0.5), { bare: true, class: "quiet" }),
      button(words("zoom_all"), "zoom_all", () => this._look(...this.whole), { class: "quiet" }),
    );
    this.draw();
  }

  _hands() {
    const at = (event) => {
      const box = this.scale.getBoundingClientRect(); // names stand left of it
      const part = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
      return this.view[0] + part * (this.view[1] - this.view[0]);
    };
    this.area.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      this.area.setPointerCapture(event.pointerId);
      this.dragging = true;
      this.seek(at(event));
    });
    this.area.addEventListener("pointermove", (event) => {
      const ms = at(event);
      if (this.dragging) this.seek(ms);
      this.hint.hidden = event.pointerType === "touch";
      this.hint.textContent = timeText(ms);
      this._place(this.hint, ms);
    });
    const stop = () => {
      this.dragging = false;
    };
    this.area.addEventListener("pointerup", stop);
    this.area.addEventListener("pointercancel", stop);
    this.area.addEventListener("pointerleave", () => {
      this.hint.hidden = true;
    });
    this.area.addEventListener(
      "wheel",
      (event) => {
        // With Ctrl alone: the wheel must go on rolling the page.
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.zoom(event.deltaY > 0 ? 1.5 : 1 / 1.5, at(event));
      },
      { passive: false },
    );
  }

  zoom(factor, around = this.now) {
    const whole = this.whole[1] - this.whole[0];
    const span = Math.max(Math.min(LEAST_SPAN_MS, whole), Math.min(whole, (this.view[1] - this.view[0]) * factor));
    const part = (around - this.view[0]) / (this.view[1] - this.view[0]);
    const begin = Math.max(this.whole[0], Math.min(this.whole[1] - span, around - Math.max(0, Math.min(1, part)) * span));
    this._look(begin, begin + span);
  }

  _look(begin, end) {
    this.view = [begin, end];
    this.draw();
  }

  _part(ms) {
    return (ms - this.view[0]) / (this.view[1] - this.view[0]);
  }

  _place(node, ms) {
    node.style.left = `calc(var(--names) + (100% - var(--names)) * ${this._part(ms).toFixed(6)})`;
  }

  _bar(name, begin, end, label) {
    const from = Math.max(0, this._part(begin));
    const to = Math.min(1, this._part(end));
    if (to <= from) return null;
    const node = make("div", { class: `bar ${name}`, title: label });
    node.style.left = `${from * 100}%`;
    node.style.width = `max(2px, ${(to - from) * 100}%)`;
    return node;
  }

  draw() {
    const [begin, end] = this.view;
    const span = (one, other) => `${momentText(one)} – ${momentText(other)}`;
    const row = (name, label, bars) =>
      make("div", { class: `row ${name}` }, make("span", { class: "row-name", title: shown(label) }, label), make("div", { class: "row-bars" }, ...bars));
    const most = Math.max(2, Math.floor((this.scale?.clientWidth || 600) / TICK_PX));
    const step = TICKS_MS.find((one) => (end - begin) / one <= most) ?? 864e5;
    const zone = zoneMinutes * 60000;
    const ticks = [];
    for (let ms = Math.ceil((begin + zone) / step) * step - zone; ms <= end; ms += step) {
      const node = make("span", { class: "tick" }, timeText(ms).replace("\u00a0น.", ""));
      node.style.left = `${this._part(ms) * 100}%`;
      if (this._part(ms) < 1 - TICK_PX / (this.scale?.clientWidth || 600)) ticks.push(node);
    }
    const lines = [row("ticks", "", ticks)];
    const asked = this.asked.map((one) => this._bar("asked", one.begin_ms, one.end_ms, `${words("asked_word")} ${span(one.begin_ms, one.end_ms)}`));
    lines.push(row("asked-row", words("asked_word"), asked));
    for (const { label, tile } of this.rows) {
      const bars = [];
      if (tile.track) {
        for (const piece of tile.track.pieces) bars.push(this._bar("seen", piece.begin, piece.end, `${words("seen")} ${span(piece.begin, piece.end)}`));
        for (const gap of tile.track.gaps()) bars.push(this._bar("gap", gap.begin, gap.end, `${words("gap_word")} ${span(gap.begin, gap.end)}`));
      }
      // Of a camera without a single picture all that was approved is missing.
      const lacking = tile.track ? [] : tile.camera.footage.map((one) => one.approved);
      for (const gap of lacking) bars.push(this._bar("gap", gap.begin_ms, gap.end_ms, `${words("gap_word")} ${span(gap.begin_ms, gap.end_ms)}`));
      lines.push(row("camera-row", label, bars));
    }
    put(this.bars, ...lines);
    this.scale = this.bars.querySelector(".row-bars");
    this.follow(this.now);
  }

  follow(now) {
    this.now = now;
    // A clock that runs out of what is seen takes the view with it.
    if ((now > this.view[1] || now < this.view[0]) && !this.dragging) {
      const span = this.view[1] - this.view[0];
      const begin = Math.max(this.whole[0], Math.min(this.whole[1] - span, now - span * 0.1));
      this.view = [begin, begin + span];
      this.draw();
      return;
    }
    this._place(this.cursor, now);
    const second = Math.floor(now / 1000);
    if (second === this._told) return;
    this._told = second;
    this.area.setAttribute("aria-valuemin", "0");
    this.area.setAttribute("aria-valuemax", String(Math.round((this.whole[1] - this.whole[0]) / 1000)));
    this.area.setAttribute("aria-valuenow", String(Math.round((now - this.whole[0]) / 1000)));
    this.area.setAttribute("aria-valuetext", momentText(now));
  }
}
