// The page's words in the language of the moment.
const TEXTS = { th: THAI, en: ENGLISH };

let language = "th";

/** The text of this key in the language of the moment; {0}, {1} … filled in. */
function words(key, ...values) {
  const text = TEXTS[language][key] ?? TEXTS.en[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_all, index) => String(values[Number(index)] ?? ""));
}

/** Of a fact in both languages ({th, en}) the one to show; the other where that is empty. */
function named(both) {
  if (!both) return "";
  return (language === "th" ? both.th || both.en : both.en || both.th) || "";
}
