// How facts get onto the page: as text and nothing else. Names come from letters, devices and other people's files.

// Control, directional and invisible characters could hide or reorder what is read: written out, as the access log does.
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

/** Any fact as harmless text. */
function shown(value) {
  return String(value ?? "").replace(HARMFUL, (character) => {
    const code = character.codePointAt(0);
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** A new element; `parts` are elements or facts, `settings` its properties, classes and attributes. */
function make(tag, settings = {}, ...parts) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (name === "class") node.className = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
    else if (name.startsWith("aria-") || name === "role" || name === "for" || name === "scope") node.setAttribute(name, value);
    else node[name] = value;
  }
  put(node, ...parts);
  return node;
}

/** `parts` instead of what `node` held. */
function put(node, ...parts) {
  node.replaceChildren(...parts.filter((part) => part !== null).map((part) => (part instanceof Node ? part : shown(part))));
}

/** `sign`: a name of ICONS, a short text, or empty. `bare`: the sign alone is seen. */
function button(label, sign, act, settings = {}) {
  const parts = sign ? [sign in ICONS ? icon(sign) : make("span", { "aria-hidden": "true" }, sign)] : [];
  if (!settings.bare) parts.push(make("span", {}, label));
  const made = make("button", { type: "button", title: label, "aria-label": label }, ...parts);
  if (settings.class) made.className = settings.class;
  made.addEventListener("click", act);
  return made;
}

/**
 * The address of a file of the package, relative to this page; null for a name that could lead out of its folder: the
 * address of another machine's share would tell that machine who looks.
 */
function addressOf(path) {
  const steps = String(path).split("/");
  const out = (step) => step === "" || step === "." || step === ".." || /[\\\u0000-\u001f]/.test(step) || /^[A-Za-z]:/.test(step);
  if (steps.some(out)) return null;
  try {
    return `./${steps.map(encodeURIComponent).join("/")}`;
  } catch {
    return null; // half of a surrogate pair: no file has such a name
  }
}

const baseName = (path) => String(path).split("/").pop();
