// Files the reader picks are hashed here, on their computer, and compared with what the package says of them.

/** Lines of SHA256SUMS ("<64 digits>  name", "*" before the name for binary, "\\" before the line for escapes). */
function sumsOf(text) {
  const found = new Map();
  for (const line of text.split(/\r?\n/)) {
    const parts = /^(\\?)([0-9a-f]{64}) [ *](.+)$/i.exec(line);
    if (!parts) continue;
    const name = parts[1] ? parts[3].replace(/\\(n|r|\\)/g, (_all, one) => ({ n: "\n", r: "\r" })[one] ?? "\\") : parts[3];
    found.set(name.replace(/^\.\//, ""), parts[2].toLowerCase());
  }
  return found;
}

// The list cannot hold its own hash, nor that of what is made after it: the signature is what covers these.
const UNLISTED = new Set([SUMS, MANIFEST, SIGNATURE]);

class Check {
  constructor(facts, node) {
    this.facts = facts;
    this.results = new Map(); // path → element in the table
    this.node = node;
    this.stopping = false;
    this.running = false;
    this.found = null; // the last check's lines, so that a change of language can tell them again
    this.folder = make("input", { type: "file", multiple: true, hidden: true, id: "pick-folder", webkitdirectory: true, on: { change: () => this._picked(this.folder, true) } });
    this.files = make("input", { type: "file", multiple: true, hidden: true, id: "pick-files", on: { change: () => this._picked(this.files, false) } });
    this.bar = make("progress", { max: 1, value: 0 });
    this.said = make("p", { class: "said", role: "status" });
    this.list = make("ul", { class: "findings" });
    this.signed = make("div", { class: "signed", hidden: true });
    this.draw();
  }

  draw() {
    const open = (input) => () => {
      if (!this.running) input.click();
    };
    const buttons = make("div", { class: "buttons" });
    // Phones cannot choose folders.
    if ("webkitdirectory" in this.folder) buttons.append(button(words("check_folder"), "check", open(this.folder), { class: "accent" }));
    buttons.append(button(words("check_files"), "", open(this.files)));
    this.stop = button(words("check_stop"), "", () => {
      this.stopping = true;
    });
    buttons.append(this.stop, this.folder, this.files);
    this.bar.hidden = this.stop.hidden = !this.running;
    put(
      this.node,
      heading("files"),
      make("div", { class: "check" }, make("h3", {}, words("check_title")), make("p", {}, words("check_how")), buttons, this.bar, this.said, this.list, this.signed, make("p", { class: "remark" }, words("check_limit"))),
      filesTable(this.facts, this.results),
      make("p", { class: "remark" }, words("check_not_covered")),
    );
    if (this.found) this._tell();
  }

  async _picked(input, isFolder) {
    const files = [...input.files];
    if (files.length && !this.running) await this.run(files, isFolder);
    // The same choice again shall be checked again.
    input.value = "";
  }

  /** `isFolder`: what is not among `files` is missing. */
  async run(files, isFolder) {
    this.running = true;
    this.stopping = false;
    this.found = null;
    for (const node of this.results.values()) this._mark(node, null);
    put(this.list);
    this.signed.hidden = true;
    this.bar.hidden = this.stop.hidden = false;
    const found = { findings: [], checked: 0, stopped: false, sumsMissing: false, signature: null };
    try {
      await this._compare(files.map((file) => ({ file, path: isFolder ? file.webkitRelativePath.split("/").slice(1).join("/") : file.name })), isFolder, found);
    } finally {
      this.running = false;
      this.bar.hidden = this.stop.hidden = true;
      this.found = found;
      this._tell();
    }
  }

  async _compare(picked, isFolder, found) {
    const known = new Map(this.facts.files.map((file) => [file.path, file.sha256.toLowerCase()]));
    const sums = await this._sums(picked, isFolder, found);
    for (const [path, hash] of sums) {
      if (known.has(path) && known.get(path) !== hash) found.findings.push(["disagree", path]);
    }
    const total = picked.reduce((sum, one) => sum + one.file.size, 0) || 1;
    let done = 0;
    for (const [index, { file, path }] of picked.entries()) {
      const told = (bytes) => {
        this.bar.value = (done + bytes) / total;
        this.said.textContent = words("check_running", shown(path), index + 1, picked.length);
      };
      told(0);
      let hash;
      try {
        hash = await hashOf(file, told, () => this.stopping);
      } catch {
        hash = "";
      }
      if (hash === null) {
        found.stopped = true;
        return;
      }
      done += file.size;
      found.checked += 1;
      this._judge(path, hash, known, sums, isFolder, found);
    }
    if (!isFolder) return;
    await this._signature(picked, found);
    const there = new Set(picked.map((one) => one.path));
    for (const path of new Set([...known.keys(), ...sums.keys()])) {
      if (!there.has(path)) this._found(found, "absent", path);
    }
  }

  async _signature(picked, found) {
    const byPath = new Map(picked.map(({ file, path }) => [path, file]));
    found.signature = await signatureOf((path) => byPath.get(path));
    const { verdict, fingerprint } = found.signature;
    if (verdict !== "signed" && verdict !== "signature_unasked") found.findings.push([verdict, SIGNATURE, ""]);
    else if (fingerprint !== this.facts.package.key_fingerprint) found.findings.push(["other_key", KEY, ""]);
  }

  async _sums(picked, isFolder, found) {
    const list = picked.find((one) => one.path === SUMS);
    if (list) {
      try {
        return sumsOf(await list.file.text());
      } catch {
        // Told as unreadable when its turn comes.
      }
    }
    found.sumsMissing = isFolder && !list;
    return new Map();
  }

  _judge(path, hash, known, sums, isFolder, found) {
    if (hash === "") return this._found(found, "unreadable", path);
    const wholePath = isFolder ? path : this._pathOf(path, hash, known);
    const wanted = known.get(wholePath) ?? sums.get(wholePath);
    if (wanted === hash) return this._found(found, "right", wholePath);
    if (wanted !== undefined) return this._found(found, "changed", wholePath);
    if (!isFolder) {
      const same = [...known].find(([, one]) => one === hash);
      if (same) return this._found(found, "renamed", path, same[0]);
    }
    if (UNLISTED.has(path)) return undefined;
    return this._found(found, isFolder && sums.size ? "unlisted_sums" : "unknown", path);
  }

  /** Which of the package's files one picked by its bare name is: that with its hash, else the first of its name. */
  _pathOf(name, hash, known) {
    const paths = [...known.keys()].filter((path) => baseName(path) === name);
    return paths.find((path) => known.get(path) === hash) ?? paths[0] ?? name;
  }

  _found(found, verdict, path, other = "") {
    if (verdict !== "right") found.findings.push([verdict, path, other]);
    const node = this.results.get(verdict === "renamed" ? other : path);
    if (node) this._mark(node, verdict);
    return undefined;
  }

  _mark(node, verdict) {
    node.dataset.verdict = verdict ?? "";
    const isRight = verdict === "right" || verdict === "renamed";
    node.className = `result ${verdict === null ? "" : isRight ? "right" : "wrong"}`;
    put(node, verdict === null ? "" : isRight ? `✓ ${words("right")}` : `✕ ${words(verdict)}`);
  }

  _tell() {
    const { findings, checked, stopped, sumsMissing, signature } = this.found;
    const wrong = findings.filter(([verdict]) => verdict !== "renamed");
    const lines = [];
    if (stopped) lines.push(words("check_stopped"));
    if (wrong.length) lines.push(`✕ ${words("check_wrong", wrong.length)}`);
    else if (!checked) lines.push(words("check_none"));
    else if (!stopped) lines.push(`✓ ${words("check_all_right", checked)}`);
    if (sumsMissing) lines.push(words("check_sums_missing"));
    this.signed.hidden = !signature || (signature.verdict !== "signed" && signature.verdict !== "signature_unasked");
    if (!this.signed.hidden) {
      put(this.signed, make("p", {}, words(signature.verdict)), make("p", {}, words("compare_key")), make("p", { class: "code hash" }, signature.fingerprint));
    }
    this.said.className = `said ${wrong.length ? "wrong" : stopped || !checked ? "" : "right"}`;
    put(this.said, lines.join(" · "));
    const item = ([verdict, path, other]) => make("li", {}, make("b", {}, path), " — ", words(verdict, shown(other)));
    put(this.list, ...findings.map(item));
    for (const node of this.results.values()) if (node.dataset.verdict) this._mark(node, node.dataset.verdict);
  }
}
