// Times as people read and type them. A moment is a number: milliseconds since 1970, UTC. The zone is the package's, not
// the computer's: a court elsewhere must read the same time.
const MONTHS = {
  th: ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."],
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};
const ERA = 543;
let zoneMinutes = 420;

const two = (number) => String(number).padStart(2, "0");
const local = (ms) => new Date(ms + zoneMinutes * 60000);
// Milliseconds are told down, save for what a sum of doubles has lost.
const told = (ms) => Math.floor(ms + 0.05);

/** 23 พ.ย. 2569; in English 23 Nov 2026. */
function dateText(ms) {
  const day = local(ms);
  const year = day.getUTCFullYear() + (language === "th" ? ERA : 0);
  return `${day.getUTCDate()} ${MONTHS[language][day.getUTCMonth()]} ${year}`;
}

/** 14:05:09 น.; `exact`: with milliseconds. */
function timeText(ms, exact = false) {
  const at = local(told(ms));
  let text = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  if (exact) text += `.${String(at.getUTCMilliseconds()).padStart(3, "0")}`;
  return language === "th" ? `${text}\u00a0น.` : text;
}

const momentText = (ms, exact = false) => `${dateText(ms)} ${timeText(ms, exact)}`;

/** 2026-11-23 07:05:09.480 */
const utcText = (ms) => new Date(told(ms)).toISOString().replace("T", " ").replace("Z", "");

/** As it can be typed: 23/11/2569 14:05:09. */
function typedText(ms) {
  const at = local(ms);
  const year = at.getUTCFullYear() + (language === "th" ? ERA : 0);
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${year} ${clock}`;
}

function lengthText(ms) {
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(tenths % 10 ? 1 : 0)} ${words("seconds")}`;
  const whole = Math.round(ms / 1000);
  const hours = Math.floor(whole / 3600);
  const parts = [];
  if (hours) parts.push(`${hours} ${words("hours")}`);
  if (Math.floor(whole / 60) % 60) parts.push(`${Math.floor(whole / 60) % 60} ${words("minutes")}`);
  if (whole % 60) parts.push(`${whole % 60} ${words("seconds")}`);
  return parts.join(" ");
}

function zoneText() {
  const whole = Math.abs(zoneMinutes);
  return `${zoneMinutes < 0 ? "−" : "+"}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/**
 * The moment somebody typed, or null. "14:05", "14.05.09", "14:05:09.48 น." are of the day of `near`; before them may
 * stand a date: 23/11/2569, 23/11/2026, 2026-11-23. Thai digits too. A year from 2400 on is of the Buddhist era and is
 * subtracted before the date is built: 29/02/2567 is a real day.
 */
function typedMoment(text, near) {
  const plain = text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).trim();
  const found =
    /^(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[\sT]+|(\d{4})-(\d{1,2})-(\d{1,2})[\sT]+)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,6}))?)?\s*(?:น\.?)?$/.exec(plain);
  if (!found) return null;
  const today = local(near);
  let [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate()];
  if (found[3]) [day, month, year] = [found[1], found[2], found[3]].map(Number);
  if (found[4]) [year, month, day] = [found[4], found[5], found[6]].map(Number);
  if (year >= 2400) year -= ERA;
  const [hour, minute, second] = [found[7], found[8], found[9] ?? "0"].map(Number);
  const fraction = Number(`0.${found[10] ?? "0"}`) * 1000;
  const built = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = built.getUTCMonth() === month - 1 && built.getUTCDate() === day;
  if (!same || hour > 23 || minute > 59 || second > 59) return null;
  return built.getTime() + fraction - zoneMinutes * 60000;
}
