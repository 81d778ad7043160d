// The one clock all cameras follow.

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
const PATIENCE_MS = 1500; // all wait so long for a file that opens slowly; then it joins where the others are
const STEP_PATIENCE_MS = 700;

class Transport {
  constructor(begin, end, tiles) {
    this.begin = begin;
    this.end = end;
    this.tiles = tiles; // a function: those that are seen
    this.speed = 1;
    this.backwards = false;
    this.playing = false;
    this.holding = false;
    this.onTick = () => {};
    this._at = begin;
    this._since = 0;
    this._heldSince = null;
    this._stepping = null;
    this._steppedAt = 0;
    const tick = (time) => {
      this.tick(time);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }

  /** The moment that is shown, ms. */
  now(time = performance.now()) {
    if (!this.playing || this.holding) return this._at;
    const passed = (time - this._since) * this.speed * (this.backwards ? -1 : 1);
    return Math.max(this.begin, Math.min(this.end, this._at + passed));
  }

  _set(ms, time = performance.now()) {
    this._at = Math.max(this.begin, Math.min(this.end, ms));
    this._since = time;
  }

  seek(ms) {
    this._stepping = null;
    const time = performance.now();
    this._set(ms, time);
    this._heldSince = null;
    this.tick(time);
  }

  play(backwards = false) {
    this._stepping = null;
    let at = this.now();
    if (!backwards && at >= this.end) at = this.begin;
    this.holding = false;
    this._set(at);
    this.backwards = backwards;
    this.playing = true;
  }

  pause() {
    this._set(this.now());
    this.playing = false;
    this.holding = false;
    this.backwards = false;
  }

  setSpeed(speed) {
    this._set(this.now());
    this.speed = speed;
  }

  /** One step faster in that direction; from standing or the other direction, at life's speed. */
  faster(backwards) {
    if (this.playing && this.backwards === backwards) {
      const next = SPEEDS[Math.min(SPEEDS.indexOf(this.speed) + 1, SPEEDS.length - 1)];
      this.setSpeed(next);
    } else {
      this.setSpeed(1);
      this.play(backwards);
    }
  }

  /** One picture of `tile` on (1) or back (-1); where it has none, to the next or last that it has. */
  step(tile, direction) {
    this.pause();
    if (!tile || !tile.track) return;
    // A picture that is not shown soon (it was damaged) must not keep the keys from doing anything.
    if (this._stepping && performance.now() - this._steppedAt < STEP_PATIENCE_MS) return;
    const found = tile.track.at(this._at);
    if (!found.file) {
      const to = direction > 0 ? found.after : found.before;
      if (to !== null && to !== undefined) this._set(direction > 0 ? to : to - 1);
      return;
    }
    const frame = 1000 / fpsOf(found.file);
    const shownAt = tile.file === found.file && tile.pictureTime !== null ? found.file.begin_ms + tile.pictureTime * 1000 : this._at;
    // Into the middle of the neighbour: pictures do not come exactly evenly.
    const to = shownAt + frame * (direction > 0 ? 1.5 : -0.5);
    const there = tile.track.at(to);
    if (there.file !== found.file) {
      const beyond = direction > 0 ? there.after : there.before;
      if (there.file) this._set(to);
      else if (beyond !== null && beyond !== undefined) this._set(direction > 0 ? beyond : beyond - frame / 2);
      return;
    }
    this._stepping = tile;
    this._steppedAt = performance.now();
    this._set(to);
    tile.onPicture = (file, seconds) => {
      tile.onPicture = null;
      if (this._stepping !== tile) return;
      this._stepping = null;
      // The clock shows the time of the picture that is seen.
      this._set(file.begin_ms + seconds * 1000);
    };
  }

  tick(time) {
    const now = this.now(time);
    if (this.playing && (this.backwards ? now <= this.begin : now >= this.end)) {
      this.pause();
      this._set(this.backwards ? this.begin : this.end);
    }
    let mode = STILL;
    if (this.playing) mode = this.backwards ? BACK : this.holding ? HOLD : RUN;
    let ready = true;
    for (const tile of this.tiles()) ready = tile.follow(now, mode, this.speed, time) && ready;
    if (this.playing && !this.backwards) this._wait(ready, now, time);
    this.onTick(this.now(time));
  }

  /** All stand still while one opens its file, but not for ever. */
  _wait(ready, now, time) {
    if (ready) {
      this._heldSince = null;
    } else {
      this._heldSince ??= time;
    }
    const hold = !ready && time - this._heldSince < PATIENCE_MS;
    if (hold === this.holding) return;
    this._set(now, time);
    this.holding = hold;
  }
}
