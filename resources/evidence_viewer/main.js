// Puts the page together: the facts, the cameras, the clock, the keys.

const facts = JSON.parse(document.getElementById("facts").textContent);
const byId = (id) => document.getElementById(id);
const SECTIONS = ["pictures", "request", "cameras", "stills", "files", "custody", "help"];

zoneMinutes = Number.isFinite(facts.zone_min) ? facts.zone_min : 420;

const asked = facts.cameras.flatMap((camera) => camera.footage.map((one) => one.asked));
let large = null;
let shownTile = null;

const tiles = facts.cameras.map(
  (camera, index) =>
    new Tile(facts, camera, index, {
      enlarge: (tile) => enlarge(large === tile ? null : tile),
      choose: (tile, track) => {
        tile.show(track);
        timeline.draw();
      },
    }),
);
const withPictures = tiles.filter((tile) => tile.track);

/** What is asked for, and what there is, whichever reaches farther. */
function range() {
  const begins = withPictures.flatMap((tile) => tile.tracks.map((track) => track.begin));
  const ends = withPictures.flatMap((tile) => tile.tracks.map((track) => track.end));
  begins.push(...asked.map((one) => one.begin_ms));
  ends.push(...asked.map((one) => one.end_ms));
  return begins.length ? [Math.min(...begins), Math.max(...ends)] : [0, 1000];
}

const [rangeBegin, rangeEnd] = range();

/** Where it stands at first: cameras that begin less than a picture after another all show one there. */
const firstMoment = Math.max(rangeBegin, ...withPictures.map((tile) => tile.track.begin).filter((ms) => ms - rangeBegin < 40));
const seen = () => (large ? [large] : tiles);
const transport = new Transport(rangeBegin, rangeEnd, seen);
const rows = tiles.map((tile) => ({ label: tile.camera.code, tile }));
const timeline = new Timeline(byId("timeline"), rows, asked, rangeBegin, rangeEnd, (ms) => transport.seek(ms));
const check = new Check(facts, byId("files"));

function enlarge(tile) {
  large = tile;
  byId("grid").classList.toggle("one", tile !== null);
  for (const one of tiles) {
    one.node.hidden = tile !== null && one !== tile;
    one.node.classList.toggle("large", one === tile);
    if (one.node.hidden) one.unload();
    one.translate(one === tile);
  }
}

/** The camera whose pictures are stepped through: the large one, the one last clicked or reached by keys, the first. */
const leading = () => large ?? (shownTile && shownTile.track ? shownTile : withPictures[0]);

for (const tile of tiles) {
  const choose = () => {
    shownTile = tile;
    for (const one of tiles) one.node.classList.toggle("chosen", one === tile);
  };
  tile.node.addEventListener("pointerdown", choose);
  tile.node.addEventListener("focusin", choose);
}

const stateText = make("span", { class: "state", role: "status" });
const speedChoice = make("select", { id: "speed", on: { change: () => transport.setSpeed(SPEEDS[speedChoice.selectedIndex]) } });
let playButton = null;

function toggle() {
  if (transport.playing) transport.pause();
  else transport.play();
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else byId("pictures").requestFullscreen?.().catch(() => {}); // refused only without a person's click
}

function controls() {
  playButton = button(words("play"), "play", toggle, { class: "accent play" });
  const bare = (key, act, sign = key) => button(words(key), sign, act, { bare: true });
  put(speedChoice, ...SPEEDS.map((speed) => make("option", {}, speed < 1 ? `×1/${1 / speed}` : `×${speed}`)));
  put(
    byId("controls"),
    bare("to_begin", () => transport.seek(firstMoment)),
    bare("backwards", () => transport.faster(true)),
    bare("back_5", () => transport.seek(transport.now() - 5000), "−5"),
    bare("frame_back", () => transport.step(leading(), -1)),
    playButton,
    bare("frame_on", () => transport.step(leading(), 1)),
    bare("on_5", () => transport.seek(transport.now() + 5000), "+5"),
    bare("to_end", () => transport.seek(rangeEnd - 1)),
    make("label", { class: "speed", for: "speed" }, words("speed"), speedChoice),
    bare("full_screen", fullScreen),
    stateText,
  );
}

let lastState = "";
transport.onTick = (now) => {
  byId("local").textContent = momentText(now, true);
  byId("utc").textContent = words("utc", utcText(now));
  timeline.follow(now);
  const speed = transport.speed < 1 ? `1/${1 / transport.speed}` : transport.speed;
  const state = !transport.playing ? "state_pause" : transport.holding ? "state_hold" : transport.backwards ? "state_back" : "state_play";
  const text = words(state, speed);
  if (text === lastState) return;
  lastState = text;
  stateText.textContent = text;
  speedChoice.selectedIndex = SPEEDS.indexOf(transport.speed);
  put(playButton, icon(transport.playing ? "pause" : "play"), make("span", {}, words(transport.playing ? "pause" : "play")));
  const label = words(transport.playing ? "pause" : "play");
  playButton.setAttribute("aria-label", label);
  playButton.title = label;
};

byId("goto").addEventListener("submit", (event) => {
  event.preventDefault();
  const answer = byId("goto-answer");
  const ms = typedMoment(byId("moment").value, transport.now());
  answer.className = "answer wrong";
  if (ms === null) answer.textContent = words("goto_wrong", typedText(rangeBegin));
  else if (ms < rangeBegin || ms > rangeEnd) answer.textContent = words("goto_outside", momentText(rangeBegin), momentText(rangeEnd));
  else {
    transport.seek(ms);
    answer.textContent = ""; // the clock says where it went
    // The keys of the player are what comes next, not the letters of another time.
    byId("pictures").focus({ preventScroll: true });
  }
});

// By place on the keyboard: the Thai layout has other letters on the same keys.
const KEY_ACTS = {
  Space: toggle,
  KeyK: () => transport.pause(),
  KeyJ: () => transport.faster(true),
  KeyL: () => transport.faster(false),
  ArrowLeft: (event) => transport.seek(transport.now() - (event.shiftKey ? 60000 : 5000)),
  ArrowRight: (event) => transport.seek(transport.now() + (event.shiftKey ? 60000 : 5000)),
  Comma: () => transport.step(leading(), -1),
  Period: () => transport.step(leading(), 1),
  Home: () => transport.seek(firstMoment),
  End: () => transport.seek(rangeEnd - 1),
  KeyF: fullScreen,
  Digit0: () => enlarge(null),
};
for (let digit = 1; digit <= 9; digit += 1) KEY_ACTS[`Digit${digit}`] = () => tiles[digit - 1] && enlarge(tiles[digit - 1]);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const act = KEY_ACTS[event.code];
  const at = event.target;
  if (!act || at.closest("input, select, textarea")) return;
  // Home, End and arrows roll the page where somebody reads the tables.
  const rolls = ["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.code);
  if (rolls && !at.closest("#pictures") && at !== document.body) return;
  if (event.code === "Space" && at.closest("button, a, summary")) return;
  event.preventDefault();
  act(event);
});

document.addEventListener("click", (event) => {
  // After a mouse's click the space key shall still play and pause, not press that button again.
  if (event.detail > 0) event.target.closest("button")?.blur();
});
byId("language").addEventListener("click", () => {
  language = language === "th" ? "en" : "th";
  translate();
});
byId("print").addEventListener("click", () => window.print());

function warnings() {
  const hevc = facts.files.filter((file) => file.codec === "hevc" && isMoving(file) && !mayPlay(file));
  const lines = [];
  if (hevc.length) lines.push(words("hevc_warning", hevc.length));
  if (!withPictures.length) lines.push(words("no_video"));
  put(byId("warnings"), ...lines.map((line) => make("p", { class: "notice" }, icon("warning"), line)));
}

function translate() {
  document.documentElement.lang = language;
  document.title = shown(`${facts.request.number || ""} · ${words("title")}`);
  byId("number").textContent = shown(facts.request.number || words("title"));
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = words(node.dataset.text);
  byId("language").textContent = words("language");
  byId("moment").placeholder = words("goto_example", typedText(rangeBegin));
  byId("goto-answer").textContent = "";
  put(byId("request"), ...requestSection(facts));
  put(byId("cameras"), ...camerasSection(facts));
  put(byId("stills"), ...stillsSection(facts));
  put(byId("custody"), ...custodySection(facts));
  put(byId("help"), ...helpSection());
  check.draw();
  controls();
  lastState = "";
  timeline.translate();
  for (const tile of tiles) tile.translate(tile === large);
  warnings();
  const links = SECTIONS.filter((id) => byId(id).childElementCount).map((id) => make("a", { href: `#${id}` }, words(id)));
  put(byId("jumps"), ...links);
  for (const id of SECTIONS) {
    byId(id).hidden = !byId(id).childElementCount;
    byId(id).setAttribute("aria-label", words(byId(id).dataset.label));
  }
  put(byId("foot"), words("zone", zoneText()), " · ", shown(facts.package.software));
}

byId("grid").dataset.count = String(tiles.length);
byId("grid").append(...tiles.map((tile) => tile.node));
translate();
byId("old").remove();
byId("page").hidden = false;
transport.seek(firstMoment);
