// The package's facts as they are read and printed: request, cameras, stills, files, custody, help.

const REQUEST_FACTS = [
  "number", "requester", "requester_agency", "registered_at", "letter_number", "letter_date", "daily_record", "case_number",
  "charge", "station", "purpose", "legal_basis",
];
const APPROVAL_FACTS = ["decision", "approver", "approver_agency", "approved_at", "approval_reference", "reason", "conditions"];
const PACKAGE_FACTS = ["delivery", "made_at", "software", "sealer", "key_fingerprint", "content_sha256", "previous_sha256"];
const LONG_FACTS = new Set(["key_fingerprint", "content_sha256", "previous_sha256"]);

function heading(key) {
  return make("h2", {}, words(key));
}

/** A table with a header row; cells are elements or facts. */
function table(name, columns, rows) {
  const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
  const body = rows.map((cells) => {
    const row = make("tr", {});
    // On a phone each cell stands under its column's name.
    cells.forEach((cell, index) => {
      const one = make("td", {}, cell);
      one.dataset.column = columns[index];
      row.append(one);
    });
    return row;
  });
  return make("div", { class: "scroll" }, make("table", { class: name }, make("thead", {}, head), make("tbody", {}, ...body)));
}

function factList(facts, names) {
  const list = make("dl", {});
  for (const name of names) {
    const timed = facts[`${name}_ms`];
    const fact = Number.isFinite(timed) ? momentText(timed) : facts[name];
    if (fact === undefined || fact === null || fact === "") continue;
    const text = name === "decision" ? words(`decision_${fact}`) : fact;
    list.append(factRow(words(name), text, LONG_FACTS.has(name) ? "code" : ""));
  }
  return list;
}

const factRow = (name, text, style = "") => make("div", {}, make("dt", {}, name), make("dd", { class: style }, ...lines(text)));

/** A fact of several lines, each a paragraph: within one, a line's end is written out like any control character. */
const lines = (text) => String(text).split("\n").map((line) => make("p", {}, line));

function requestSection(facts) {
  const persons = make("dl", {});
  for (const one of facts.persons) persons.append(factRow(words(`part_${one.part}`), [one.name, one.agency].filter(Boolean).join(" · ")));
  const block = (key, list) => (list.childElementCount ? make("div", {}, make("h3", {}, words(key)), list) : null);
  const notes = make("dl", {});
  if (facts.notes.length) notes.append(factRow("", facts.notes.join("\n")));
  return [
    heading("request"),
    block("number_part", factList(facts.request, REQUEST_FACTS)),
    block("approval_part", factList(facts.request, APPROVAL_FACTS)),
    block("persons", persons),
    block("package", factList(facts.package, PACKAGE_FACTS)),
    block("notes", notes),
  ];
}

function clockText(clock) {
  return clock ? words("clock_measured", offsetText(clock.offset_s), momentText(clock.at_ms)) : words("clock_unknown");
}

/** `seconds`: the camera's clock minus true time. */
function offsetText(seconds) {
  if (Math.abs(seconds) <= 0.1) return words("clock_right");
  const text = Math.abs(seconds).toFixed(1).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return words(seconds > 0 ? "clock_ahead" : "clock_behind", text);
}

function spanText(begin, end) {
  if (dateText(begin) !== dateText(end)) return `${momentText(begin)} – ${momentText(end)}`;
  return `${momentText(begin).replace("\u00a0น.", "")} – ${timeText(end)}`;
}

function deliveredText(facts, camera) {
  const { tracks } = tracksOf(facts, camera);
  const track = tracks[0];
  if (!track) return [words("none_delivered")];
  const lines = [spanText(track.begin, track.end)];
  const gaps = track.gaps();
  if (gaps.length) lines.push(words("gaps_count", gaps.length, lengthText(gaps.reduce((sum, gap) => sum + gap.end - gap.begin, 0))));
  return lines;
}

function camerasSection(facts) {
  const cards = facts.cameras.map((camera) => {
    const list = make("dl", {});
    const say = (key, ...lines) => {
      const texts = lines.filter((line) => line);
      if (texts.length) list.append(make("div", {}, make("dt", {}, words(key)), make("dd", {}, ...texts.map((line) => make("p", {}, line)))));
    };
    const coordinates = Number.isFinite(camera.latitude) && Number.isFinite(camera.longitude);
    const each = (text) => [...new Set(camera.footage.map(text))];
    say("agency", camera.agency);
    say("position", camera.position);
    say("coordinates", coordinates ? `${camera.latitude.toFixed(6)}, ${camera.longitude.toFixed(6)}` : "");
    say("asked", ...each((one) => spanText(one.asked.begin_ms, one.asked.end_ms)));
    say("approved_span", ...each((one) => spanText(one.approved.begin_ms, one.approved.end_ms)));
    say("delivered", ...deliveredText(facts, camera));
    say("source", ...each((one) => [one.source && words(`source_${one.source}`), one.source_name].filter(Boolean).join(" · ")));
    say("times", ...each((one) => one.trust && words(`trust_${one.trust}`)));
    say("clock_recording", ...each((one) => clockText(one.clock_recording)));
    say("clock_export", ...each((one) => clockText(one.clock_export)));
    say("note", ...each((one) => one.note));
    const title = make("h3", {}, make("span", { class: "code" }, camera.code), ` ${shown(named(camera.name))}`);
    return make("article", { class: "card" }, title, list);
  });
  return [heading("cameras"), make("p", { class: "remark" }, words("clock_note")), make("div", { class: "cards" }, ...cards)];
}

function cameraName(facts, id) {
  const camera = facts.cameras.find((one) => one.id === id);
  return camera ? `${camera.code} ${named(camera.name)}` : "";
}

function stillsSection(facts) {
  const stills = facts.files.filter((file) => file.role === "still" && addressOf(file.path) !== null);
  if (!stills.length) return [];
  const figures = stills.map((file) => {
    const label = [cameraName(facts, file.camera), Number.isFinite(file.begin_ms) ? momentText(file.begin_ms, true) : ""].filter(Boolean).join(" · ");
    const image = make("img", { src: addressOf(file.path), alt: shown(label || baseName(file.path)), loading: "lazy" });
    return make("figure", {}, fileLink(file, image), make("figcaption", {}, label || baseName(file.path)));
  });
  return [heading("stills"), make("div", { class: "stills" }, ...figures)];
}

/** A link that opens the file; the bare parts where its name leads nowhere. */
function fileLink(file, ...parts) {
  const address = addressOf(file.path);
  if (address === null) return make("span", {}, ...parts);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...parts);
}

function kindCell(file) {
  const isDerived = ["playable", "working_copy", "privacy_copy", "still"].includes(file.role);
  const isOriginal = file.role === "original";
  const name = isOriginal ? "badge original" : isDerived ? "badge derived" : "badge";
  const mark = isOriginal ? "✓ " : isDerived ? "△ " : "";
  const badge = make("span", { class: name }, `${mark}${words(file.role)}`);
  const notes = [];
  if (isDerived) notes.push(words("derivative"));
  if (file.made_from.length) notes.push(words("made_from", file.made_from.map(baseName).join(", ")));
  if (file.note) notes.push(file.note);
  return make("div", {}, badge, ...notes.map((note) => make("p", { class: "remark" }, note)));
}

/** `results`: where the check writes what it found, by path. */
function filesTable(facts, results) {
  const columns = ["file", "kind", "size", "sha256", "result"].map((key) => words(key));
  const rows = facts.files.map((file) => {
    const where = make("div", {}, fileLink(file, file.title || baseName(file.path)), make("p", { class: "remark" }, file.path));
    const result = results.get(file.path) ?? make("span", { class: "result" });
    results.set(file.path, result);
    return [where, kindCell(file), Number(file.bytes).toLocaleString("en"), make("span", { class: "code hash" }, file.sha256), result];
  });
  return table("files", columns, rows);
}

function custodySection(facts) {
  const columns = ["when", "step", "who", "note"].map((key) => words(key));
  const rows = facts.custody.map((one) => {
    const step = make("div", {}, ...lines(one.what || one.action));
    const note = make("div", {});
    if (one.entry) put(note, make("p", {}, words("entry", one.entry)), make("p", { class: "code hash" }, one.entry_hash));
    return [momentText(one.at_ms), step, one.person, note];
  });
  return rows.length ? [heading("custody"), table("custody", columns, rows)] : [];
}

const KEYS = [
  [["Space"], "key_space"], [["J", "K", "L"], "key_jkl"], [["←", "→"], "key_arrows"], [[",", "."], "key_frames"],
  [["1–9", "0"], "key_digits"], [["F"], "key_full"], [["Home", "End"], "key_ends"],
];

function helpSection() {
  const keys = make("dl", { class: "keys" });
  for (const [caps, key] of KEYS) keys.append(make("div", {}, make("dt", {}, ...caps.map((cap) => make("kbd", {}, cap))), make("dd", {}, words(key))));
  return [heading("help"), make("p", {}, words("help_1")), make("p", {}, words("zone", zoneText())), make("h3", {}, words("help_keys")), keys];
}
