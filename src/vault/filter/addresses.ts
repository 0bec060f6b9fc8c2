import type { Scan } from './scan.js';

/** A stretch of folded codes. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A code that can stand inside a URL, handle or file name. */
function inside(c: number): boolean {
  return (
    (c >= 97 && c <= 122) ||
    (c >= 48 && c <= 57) ||
    c === 45 ||
    c === 46 ||
    c === 47 ||
    c === 95 ||
    c === 64 ||
    c === 58 ||
    c === 37 ||
    c === 61 ||
    c === 63 ||
    c === 38 ||
    c === 126 ||
    c === 43 ||
    c === 35 ||
    c === 0x80
  );
}

const TLD =
  /\.(?:com|org|net|edu|gov|io|me|co|tv|us|info|uk|ca|mil|church|lgbt|gay|club|blog|app|dev|be|ly|gg|fm|social|online|site|xyz|live|jpg|jpeg|png|gif|pdf|docx?|mp4|mov|heic|xlsx?|csv|txt|html?|zip)(?=$|[^a-z0-9-])/;

/** The unbroken range around folded offset `at`, if it is an address of some kind. */
function addressAround(s: Scan, at: number): Range | null {
  let start = at;
  let end = at;
  while (start > 0 && inside(s.code(start - 1)) && at - start < 200) start--;
  while (end < s.folded.length && inside(s.code(end)) && end - at < 500) end++;
  while (end > start && /[.:?,\-=]/.test(String.fromCharCode(s.code(end - 1)))) end--;
  return { start, end };
}

/** A hashtag, handle, URL, host, e-mail address, file name, or snake_case name that holds token `i`. */
export function looksLikeAddress(s: Scan, i: number): Range | null {
  const { tokens: t } = s;
  const start = t.start[i] ?? 0;
  const end = t.end[i] ?? 0;
  const before = s.code(start - 1);
  const after = s.code(end);
  if (before === 35 || before === 64) return addressAround(s, start);
  const next = s.code(end + 1);
  const nextIsWord = (next >= 97 && next <= 122) || (next >= 48 && next <= 57);
  if (after === 58 && next === 47) return addressAround(s, start);
  if (after === 95 && nextIsWord) return addressAround(s, start);
  if ((after === 64 && nextIsWord) || (after === 46 && nextIsWord)) {
    if (start < s.plainTo) return null;
    const range = addressAround(s, start);
    if (range === null) return null;
    const body = String.fromCharCode(
      ...s.folded.codes.subarray(range.start, Math.min(range.end, range.start + 400)),
    );
    if (after === 64 || TLD.test(body)) return range;
    s.plainTo = range.end;
    return null;
  }
  const slash = s.code(start - 1) === 47 && /^[ru]$/.test(s.spelling(i - 1));
  return slash ? addressAround(s, start) : null;
}
