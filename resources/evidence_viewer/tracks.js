// What there is of each camera, by true time: which file has a moment, and where there is none. No elements here.

// A picture is there until the next is due, so that the last of a file has its time too.
const UNKNOWN_FPS = 25;
const NEAR_MS = 2; // containers keep times to a millisecond: what is so near to a beginning is that beginning
const fpsOf = (file) => (file.fps > 0 ? file.fps : UNKNOWN_FPS);
const KINDS = ["original", "playable", "working_copy", "privacy_copy"];

/** The stretches [begin, end] (ms) of a file in which there are pictures. */
function stretchesOf(file) {
  const end = file.end_ms + 1000 / fpsOf(file);
  const found = [];
  let from = file.begin_ms;
  for (const gap of [...(file.gaps ?? [])].sort((one, other) => one.begin_ms - other.begin_ms)) {
    // A gap begins with the last picture before it.
    const last = gap.begin_ms + 1000 / fpsOf(file);
    if (gap.end_ms <= from || gap.begin_ms >= end) continue;
    if (last > from) found.push([from, Math.min(last, end)]);
    from = Math.max(from, gap.end_ms);
  }
  if (end > from) found.push([from, end]);
  return found;
}

/** One camera's files of one kind, in order of time. */
class Track {
  constructor(kind, files) {
    this.kind = kind;
    this.files = [...files].sort((one, other) => one.begin_ms - other.begin_ms);
    this.pieces = this.files
      .flatMap((file) => stretchesOf(file).map(([begin, end]) => ({ file, begin, end })))
      .sort((one, other) => one.begin - other.begin);
  }

  get begin() {
    return this.pieces[0].begin;
  }

  get end() {
    return Math.max(...this.pieces.map((piece) => piece.end));
  }

  /** {file} that has this moment; or of what is missing {before}, the last end, {after}, the next begin, {next}, its file. */
  at(ms) {
    let before = null;
    let next = null;
    for (const piece of this.pieces) {
      if (ms >= piece.begin - NEAR_MS && ms < piece.end) return { file: piece.file };
      if (piece.end <= ms) before = Math.max(before ?? piece.end, piece.end);
      else next ??= piece;
    }
    return { before, after: next?.begin ?? null, next: next?.file ?? null };
  }

  /** What is missing between its first and last picture. */
  gaps() {
    const found = [];
    let end = null;
    for (const piece of this.pieces) {
      if (end !== null && piece.begin - end > 1000 / fpsOf(piece.file)) found.push({ begin: end, end: piece.begin });
      end = Math.max(end ?? piece.end, piece.end);
    }
    return found;
  }
}

const isMoving = (file) => KINDS.includes(file.role) && Number.isFinite(file.begin_ms) && Number.isFinite(file.end_ms);

/** Can this browser be expected to play it? "no" is certain, all else shows when it is tried. */
function mayPlay(file) {
  if (/\.(mkv|avi|ts|264|265|h264|h265)$/i.test(file.path)) return false;
  const codec = { h264: "avc1.640028", hevc: "hvc1.1.6.L120.90", av1: "av01.0.08M.08", mpeg4: "mp4v.20.9" }[file.codec];
  return !codec || document.createElement("video").canPlayType(`video/mp4; codecs="${codec}"`) !== "";
}

/** Of originals only what no player knows is converted: the others stand between the copies. */
function withOriginals(copies, originals) {
  if (!copies.length) return [];
  const converted = new Set(copies.flatMap((copy) => copy.made_from));
  return [...copies, ...originals.filter((file) => !converted.has(file.path))];
}

/** The kinds of files a camera has, as tracks; the one to show first: the original, where it can be played. */
function tracksOf(facts, camera) {
  const files = facts.files.filter((file) => file.camera === camera.id && isMoving(file));
  const ofKind = (kind) => files.filter((file) => file.role === kind);
  const chosen = (kind) => (kind === "playable" ? withOriginals(ofKind(kind), ofKind("original")) : ofKind(kind));
  const tracks = KINDS.map((kind) => new Track(kind, chosen(kind))).filter((track) => track.pieces.length > 0);
  const playable = tracks.filter((track) => track.files.every(mayPlay));
  return { tracks, first: playable[0] ?? tracks[0] ?? null };
}
