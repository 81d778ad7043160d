// One camera on the page: its picture, and what is said of it. It follows the clock of transport.js and has none itself.

const IN_STEP_S = 0.02; // nearer than this nothing is corrected
const LEAP_S = 0.25; // farther than this the video leaps instead of hurrying
const AHEAD_MS = 3000;
const STILL = "still";
const RUN = "run";
const HOLD = "hold";
const BACK = "back";

class Tile {
  constructor(facts, camera, index, act) {
    this.camera = camera;
    const { tracks, first } = tracksOf(facts, camera);
    this.tracks = tracks;
    this.track = first;
    this.file = null;
    this.failed = null;
    this.asked = null; // seconds in the file that were last leapt to
    this.pictureTime = null; // seconds in the file of the picture that is seen
    this.tellsPictures = false; // whether the browser says what picture is seen
    this.onPicture = null;
    this.waitingSince = null;
    this.video = make("video", { muted: true, playsInline: true, preload: "auto", controls: false, disablePictureInPicture: true });
    this.video.addEventListener("error", () => this._fails());
    this.cover = make("div", { class: "cover", hidden: true });
    this.badge = make("span", { class: "badge" });
    this.choice = make("select", { on: { change: () => act.choose(this, this.tracks[this.choice.selectedIndex]) } });
    this.name = make("span", { class: "name" });
    this.larger = make("button", { type: "button", class: "quiet bare", on: { click: () => act.enlarge(this) } });
    this.head = make(
      "figcaption",
      {},
      make("span", { class: "number", "aria-hidden": "true" }, index < 9 ? index + 1 : "•"),
      make("span", { class: "code" }, camera.code),
      this.name,
      this.badge,
      this.choice,
      this.larger,
    );
    this.node = make("figure", { class: "tile" }, this.head, make("div", { class: "picture" }, this.video, this.cover));
    this.video.addEventListener("dblclick", () => act.enlarge(this));
    this._watch();
    this.translate(false);
  }

  translate(isLarge) {
    this.name.textContent = shown(named(this.camera.name));
    this.node.setAttribute("aria-label", `${words("camera")} ${shown(this.camera.code)} ${this.name.textContent}`);
    put(this.choice, ...this.tracks.map((track) => make("option", {}, words(track.kind))));
    this.choice.selectedIndex = this.tracks.indexOf(this.track);
    this.choice.hidden = this.tracks.length < 2;
    this.choice.setAttribute("aria-label", `${words("shown")} ${shown(this.camera.code)}`);
    const label = words(isLarge ? "all" : "large");
    put(this.larger, icon(isLarge ? "all" : "large"));
    this.larger.title = label;
    this.larger.setAttribute("aria-label", label);
    this._label();
    this._saying = null;
  }

  show(track) {
    this.track = track;
    this._label();
    this.unload();
  }

  _label() {
    // Of the file that is shown: originals may stand between copies.
    const kind = this.file?.role ?? this.track?.kind;
    this.badge.hidden = !kind;
    if (!kind) return;
    const isOriginal = kind === "original";
    this.badge.className = isOriginal ? "badge original" : "badge derived";
    const whole = isOriginal ? words(kind) : `${words(kind)} · ${words("derivative")}`;
    this.badge.title = whole;
    // Where kinds can be chosen, the choice beside it tells which copy it is; there is no room to say it twice.
    const short = isOriginal || this.tracks.length < 2 ? whole : words("derivative");
    this.badge.textContent = `${isOriginal ? "✓" : "△"} ${short}`;
  }

  /** Pictures tell when they are shown where the browser can (requestVideoFrameCallback). */
  _watch() {
    this.video.addEventListener("seeked", () => {
      // Backwards, and while the timeline is dragged, one leap follows the other: each that ends has shown its picture.
      this.waitingSince = null;
      this._tell();
    });
    if (!this.video.requestVideoFrameCallback) {
      this.video.addEventListener("seeked", () => this._picture(this.video.currentTime));
      return;
    }
    const next = (_now, about) => {
      this._picture(about.mediaTime);
      this.video.requestVideoFrameCallback(next);
    };
    this.video.requestVideoFrameCallback(next);
  }

  _picture(seconds) {
    this.pictureTime = seconds;
    if (this.asked !== null && this.file && this.video.paused) {
      // Firefox tells of the moment that was leapt to, not of the picture's own: the pictures are counted then.
      if (Math.abs(seconds - this.asked) > 0.0005) this.tellsPictures = true;
      else if (!this.tellsPictures) this.pictureTime = Math.floor(seconds * fpsOf(this.file) + 0.01) / fpsOf(this.file);
    }
    this._tell();
  }

  /** Whoever waits for the picture of the last leap is told of it: either may come first, its picture or its end. */
  _tell() {
    if (!this.onPicture || !this.file || this.video.seeking || this.pictureTime === null) return;
    const late = this.asked - this.pictureTime;
    // The picture before the leap may be told of after it.
    if (late > -0.001 && late < 1.2 / fpsOf(this.file)) this.onPicture(this.file, this.pictureTime);
  }

  load(file) {
    this.unload();
    this.file = file;
    this._label();
    const address = addressOf(file.path);
    if (address === null) this.failed = "missing";
    else this.video.src = address;
  }

  unload() {
    this.file = null;
    this.failed = null;
    this.asked = null;
    this.pictureTime = null;
    this.waitingSince = null;
    if (this.video.hasAttribute("src")) {
      this.video.removeAttribute("src");
      this.video.load();
    }
  }

  _fails() {
    if (!this.file) return;
    // A browser says the same of a file that is not there and of one it cannot decode.
    this.failed = mayPlay(this.file) && this.file.codec !== "hevc" ? "missing" : "unplayable";
  }

  /**
   * Shows the moment `now` (ms). `mode`: STILL, RUN (at `rate`), HOLD (run on soon), BACK. Returns whether it is ready:
   * one that is not may be waited for.
   */
  follow(now, mode, rate, tick) {
    const found = this.track ? this.track.at(now) : {};
    if (!found.file) {
      if (!this.video.paused) this.video.pause();
      this._missing(now, found);
      this._prepare(now, found, rate);
      return true;
    }
    if (this.file !== found.file) this.load(found.file);
    if (this.failed) {
      this._broken();
      return true;
    }
    const video = this.video;
    let wanted = Math.max(0, (now - found.file.begin_ms) / 1000);
    if (video.readyState >= 1) {
      // The end of the last picture is no place to leap to: nothing would be shown.
      if (Number.isFinite(video.duration)) wanted = Math.min(wanted, Math.max(0, video.duration - 0.002));
      if (mode === RUN) this._run(wanted, rate);
      else this._stand(wanted, mode);
    }
    const ready = video.readyState >= 2 && !video.seeking && (video.readyState >= 3 || mode !== RUN || wanted > video.duration - 0.3);
    if (ready) this.waitingSince = null;
    else this.waitingSince ??= tick;
    // What is seen for longer than a blink must be of this moment.
    if (!ready && tick - this.waitingSince > 400) this._say("loading", [words("loading")]);
    else if (ready || this._saying !== "loading") this._say(null, []);
    return ready;
  }

  /** Behind the sentence what comes next is opened: nobody has to wait for it then. */
  _prepare(now, { after, next }, rate) {
    if (!next || after - now > AHEAD_MS * Math.max(1, rate)) return;
    if (this.file !== next) this.load(next);
    if (!this.failed && this.video.readyState >= 1) this._stand((after - next.begin_ms) / 1000, STILL);
  }

  _run(wanted, rate) {
    const video = this.video;
    if (video.seeking) return;
    const behind = wanted - video.currentTime;
    if (Math.abs(behind) > LEAP_S * Math.max(1, rate)) {
      this._leap(wanted);
    } else {
      const hurry = Math.abs(behind) > IN_STEP_S * Math.max(1, rate) ? Math.max(-0.1, Math.min(0.1, behind / Math.max(1, rate))) : 0;
      const speed = rate * (1 + hurry);
      if (Math.abs(video.playbackRate - speed) > 0.001) video.playbackRate = speed;
    }
    // Refused only where another order came meanwhile, which the next tick sees.
    if (video.paused && !video.ended) video.play().catch(() => this.video.pause());
  }

  _stand(wanted, mode) {
    const video = this.video;
    if (!video.paused) video.pause();
    if (video.seeking) return;
    if (mode === HOLD && Math.abs(wanted - video.currentTime) < LEAP_S) return;
    const isThere = this.pictureTime !== null && this.asked !== null && Math.abs(wanted - this.pictureTime) < 0.001;
    if (wanted !== this.asked && !isThere) this._leap(wanted);
  }

  _leap(wanted) {
    this.asked = wanted;
    this.video.currentTime = wanted;
  }

  _missing(now, { before, after }) {
    const kind = `none ${before} ${after}`;
    if (this._saying === kind) return;
    const lines = [];
    if (!this.track) lines.push(words("nothing"));
    else if (before === null) lines.push(words("before", momentText(after, true)));
    else if (after === null) lines.push(words("after", momentText(before, true)));
    else {
      lines.push(words("gap", timeText(before, true), timeText(after, true), lengthText(after - before)));
      lines.push(words("gap_next", momentText(after, true)));
    }
    this._say(kind, lines);
  }

  _broken() {
    const name = baseName(this.file.path);
    const codec = (CODECS[this.file.codec] ?? this.file.codec) || "?";
    const lines =
      this.failed === "unplayable"
        ? [words("unplayable", codec), words("unplayable_next", name, words("playable"))]
        : [words("missing", name), words("missing_next")];
    this._say(`${this.failed} ${name}`, lines);
  }

  /** `lines` instead of the picture; nothing for `kind` null. */
  _say(kind, lines) {
    if (this._saying === kind) return;
    this._saying = kind;
    this.cover.hidden = kind === null;
    this.cover.dataset.kind = kind?.split(" ")[0] ?? "";
    put(this.cover, icon(kind === "loading" ? "loading" : "none"), ...lines.map((line) => make("p", {}, line)));
  }
}

const CODECS = { h264: "H.264", hevc: "H.265", mjpeg: "MJPEG", mpeg4: "MPEG-4", av1: "AV1" };
