// The page where a packet is checked. The file never leaves the browser: only its digest does.
const LARGEST = 50 * 1024 * 1024;
const field = document.getElementById('file');
const box = document.getElementById('drop');
const verdict = document.getElementById('verdict');

const STATES = {
  current: 'It is the current version.',
  superseded: 'A later version was released. Do not use this one.',
  recalled: 'It was recalled. Do not use it, and put away every copy.',
};

/** Checks are numbered: one that comes late says nothing over a later one. */
let latest = 0;

field.addEventListener('change', () => look(field.files[0]));
for (const name of ['dragenter', 'dragover']) {
  box.addEventListener(name, (event) => event.preventDefault());
}
// A file that is dropped beside the box would be opened in place of the page.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length === 1) look(event.dataTransfer.files[0]);
  else show('Not checked', ['Drop one file, please.']);
});

async function look(file) {
  if (file === undefined) return;
  latest += 1;
  const number = latest;
  show('Checking …', []);
  const { title, lines } = await judged(file).catch(() => ({
    title: 'Not checked',
    lines: [
      'The check could not be made: the file could not be read, or the service did not answer. Try again.',
    ],
  }));
  if (number === latest) show(title, lines);
}

async function judged(file) {
  if (globalThis.crypto?.subtle === undefined) {
    return notChecked('This browser checks files only on pages that came over https.');
  }
  if (file.size > LARGEST) return forged('It is larger than any packet.');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const answer = await fetch(`/v1/packet-checks/${await digestOf(bytes)}`);
  if (answer.status === 404) {
    return forged(
      'It is no packet that was released here, or it was changed since, by a single letter at least.',
    );
  }
  if (answer.status === 429) return notChecked('Too many checks at once. Wait a minute and try again.');
  if (!answer.ok) throw new Error('The service can not say.');
  const release = await answer.json();
  const signed = await isSigned(release, bytes);
  if (signed === false) return forged('Its signature is not valid. Tell whoever runs the service.');
  const isCurrent = release.state === 'current';
  return {
    title: isCurrent ? 'Genuine' : 'Genuine, but not to be used',
    lines: [
      `These are the bytes that were released as packet ${release.packet_id}, format ${release.format}.`,
      STATES[release.state],
      signed === true
        ? `Its signature was verified here, with the published key ${release.key_id}.`
        : 'This browser can not verify the signature; what is said here is the word of the service.',
      release.in_ledger
        ? 'The release stands in the ledger, under a signed head.'
        : 'The release is not yet in the signed ledger; it is some seconds after a release. Check again later.',
    ],
  };
}

async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** RFC 7797: the signature is over the header, a dot, and the bytes as they are. Null where the browser can't tell. */
async function isSigned({ signature, key_id: keyId }, bytes) {
  const parts = /^([A-Za-z0-9_-]+)\.\.([A-Za-z0-9_-]{86})$/.exec(signature);
  if (parts === null) return false;
  const [, header, value] = parts;
  const { alg, b64, crit, kid } = JSON.parse(new TextDecoder().decode(fromBase64url(header)));
  if (alg !== 'EdDSA' || b64 !== false || String(crit) !== 'b64' || kid !== keyId) return false;
  const published = await fetch('/.well-known/jwks.json');
  if (!published.ok) throw new Error('The keys can not be read.');
  const jwk = (await published.json()).keys.find((key) => key.kid === kid);
  if (jwk === undefined) return false;
  let key;
  try {
    key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, 'Ed25519', false, [
      'verify',
    ]);
  } catch {
    return null;
  }
  const head = new TextEncoder().encode(`${header}.`);
  const signed = new Uint8Array(head.length + bytes.length);
  signed.set(head);
  signed.set(bytes, head.length);
  return crypto.subtle.verify('Ed25519', key, fromBase64url(value), signed);
}

function fromBase64url(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}

function forged(reason) {
  return { title: 'Not genuine', lines: [reason, 'Do not use this file.'] };
}

function notChecked(reason) {
  return { title: 'Not checked', lines: [reason] };
}

/** As text, whatever it says: nothing of an answer becomes markup. */
function show(title, lines) {
  const heading = document.createElement('h2');
  heading.textContent = title;
  const paragraphs = lines.map((line) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = line;
    return paragraph;
  });
  verdict.replaceChildren(heading, ...paragraphs);
}
