// Whether the package is signed, and with which key: as the package's instructions do it with openssl, where the browser
// knows Ed25519 (RFC 8032; Web Cryptography). That the key is the province's only the receipt on paper can tell.

const MANIFEST = "manifest.json";
const SIGNATURE = "manifest.sig";
const KEY = "public-key.pem";
const SUMS = "SHA256SUMS";
const RAW_KEY_BYTES = 32; // at the end of its DER form (RFC 8410)
const SMALL_BYTES = 16 * 1024 * 1024;

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * `file(path)`: of those picked, or undefined. Returns {verdict, fingerprint}; verdict is "signed", "signature_wrong",
 * "signature_absent", "sums_changed" (the manifest names another SHA256SUMS), or "signature_unasked" where the browser
 * cannot tell.
 */
async function signatureOf(file) {
  const parts = [MANIFEST, SIGNATURE, KEY, SUMS].map(file);
  if (parts.some((part) => part === undefined || part.size > SMALL_BYTES)) return { verdict: "signature_absent" };
  const [manifest, signature, pem, sums] = await Promise.all(parts.map((part) => part.arrayBuffer()));
  const text = (buffer) => new TextDecoder().decode(buffer);
  let der;
  let named;
  try {
    der = Uint8Array.from(atob(text(pem).replace(/-----[^-]+-----|\s/g, "")), (letter) => letter.charCodeAt(0));
    named = JSON.parse(text(manifest)).sums_sha256;
  } catch {
    return { verdict: "signature_wrong" };
  }
  const fingerprint = new Sha256().update(der.subarray(-RAW_KEY_BYTES)).hex();
  let key;
  try {
    key = await crypto.subtle.importKey("spki", der, { name: "Ed25519" }, false, ["verify"]);
  } catch (error) {
    // A key that is none is the package's fault; not to know the algorithm, or no crypto at all, the browser's.
    return { verdict: error.name === "DataError" ? "signature_wrong" : "signature_unasked", fingerprint };
  }
  const holds = await crypto.subtle.verify({ name: "Ed25519" }, key, signature, manifest);
  if (!holds) return { verdict: "signature_wrong", fingerprint };
  const isNamed = named === new Sha256().update(new Uint8Array(sums)).hex();
  return { verdict: isNamed ? "signed" : "sums_changed", fingerprint };
}
