// Signs on buttons, drawn: no font that every computer has holds them all. 20×20, stroked in the text's colour.
const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  play: ["fill M6 4l10 6-10 6z"],
  pause: ["fill M5 4h4v12H5z", "fill M11 4h4v12h-4z"],
  backwards: ["fill M14 4L4 10l10 6z"],
  to_begin: ["M5 4v12", "fill M15 4l-8 6 8 6z"],
  to_end: ["M15 4v12", "fill M5 4l8 6-8 6z"],
  frame_back: ["M15 4v12", "fill M11 5l-6 5 6 5z"],
  frame_on: ["M5 4v12", "fill M9 5l6 5-6 5z"],
  full_screen: ["M4 8V4h4", "M12 4h4v4", "M16 12v4h-4", "M8 16H4v-4"],
  large: ["M12 4h4v4", "M16 4l-5 5", "M8 16H4v-4", "M4 16l5-5"],
  all: ["M4 4h5v5H4z", "M11 4h5v5h-5z", "M4 11h5v5H4z", "M11 11h5v5h-5z"],
  zoom_in: ["M10 4v12", "M4 10h12"],
  zoom_out: ["M4 10h12"],
  zoom_all: ["M3 10h14", "M6 7l-3 3 3 3", "M14 7l3 3-3 3"],
  check: ["M4 10l4 4 8-9"],
  warning: ["M10 3l8 14H2z", "M10 8v4", "M10 14.5v.5"],
  none: ["M3 5h14v10H3z", "M3 15L17 5"],
  loading: ["M10 3a7 7 0 1 1-7 7"],
};

/** The sign of this name, for eyes only: whoever hears the page hears the button's label. */
function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "0 0 20 20");
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  for (const line of ICONS[name]) {
    const path = document.createElementNS(SVG, "path");
    const filled = line.startsWith("fill ");
    path.setAttribute("d", filled ? line.slice(5) : line);
    if (filled) path.setAttribute("class", "filled");
    drawn.append(path);
  }
  return drawn;
}
