/**
 * Look-alikes: letters of other scripts and signs that are drawn like a Latin letter.
 *
 * Source: the shapes themselves, after the idea of Unicode TR39 (confusables); written for this project and kept
 * to what people use to dodge word lists. Each pair is `look-alike` then the ASCII letters it stands for.
 */
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['аɑαᴀａ', 'a'],
  ['ɓ', 'b'],
  ['ƈ', 'c'],
  ['ɗɖ', 'd'],
  ['ɠǥ', 'g'],
  ['ɦ', 'h'],
  ['ƙ', 'k'],
  ['ɫɬɭƚ', 'l'],
  ['ɱ', 'm'],
  ['ŋɲɳƞ', 'n'],
  ['ƥ', 'p'],
  ['ɼɽ', 'r'],
  ['ƭʈ', 't'],
  ['ʋ', 'v'],
  ['ƴ', 'y'],
  ['ƶʑ', 'z'],
  ['ьвʙᏼ', 'b'],
  ['сϲᴄⅽ', 'c'],
  ['ԁⅾᴅꓒ', 'd'],
  ['еєҽɛεᴇ', 'e'],
  ['ғꜰϝ', 'f'],
  ['ɡɢԍ', 'g'],
  ['һнʜη', 'h'],
  ['іıɩιɪⅰ', 'i'],
  ['јϳᴊ', 'j'],
  ['кκᴋ', 'k'],
  ['ӏʟⅼ', 'l'],
  ['мᴍⅿ', 'm'],
  ['пոɴ', 'n'],
  ['оοσօᴏ', 'o'],
  ['рρᴘ', 'p'],
  ['ԛզ', 'q'],
  ['гʀᴦ', 'r'],
  ['ѕꜱʂ', 's'],
  ['тτᴛ', 't'],
  ['υսᴜц', 'u'],
  ['ѵνᴠ', 'v'],
  ['ԝѡωᴡ', 'w'],
  ['хχ', 'x'],
  ['уγүʏ', 'y'],
  ['ᴢʐ', 'z'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ß', 'ss'],
  ['đð', 'd'],
  ['ł', 'l'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
];

const PUNCTUATION: readonly (readonly [string, string])[] = [
  ['‘’ʼʹ＇‛′´', "'"],
  ['“”„‟″', '"'],
  ['‐‑‒–−﹣', '-'],
  ['—―', ';'],
  ['…·•‣∙⋅', '.'],
  ['⁄∕', '/'],
  ['«»‹›', '"'],
  ['€', 'e'],
  ['£', 'l'],
  ['¡', '!'],
  ['¿', '?'],
];

/** Folded codes above ASCII. */
export const FOREIGN_LETTER = 0x80;
export const PICTURE = 0x81;
export const OTHER_SIGN = 0x82;

/** How one code point folds: the folded codes, whether it is dropped, and whether its script is not Latin. */
export interface Fold {
  readonly codes: readonly number[];
  readonly alien: boolean;
}

const DROPPED: Fold = { codes: [], alien: false };
const table = new Map<number, Fold>();

for (const [signs, to] of [...LOOKALIKES, ...PUNCTUATION]) {
  for (const sign of signs) {
    const point = sign.codePointAt(0) ?? 0;
    const alien = /\p{L}/u.test(sign) && !/\p{Script=Latin}/u.test(sign);
    table.set(point, { codes: [...to].map((c) => c.charCodeAt(0)), alien });
  }
}

// Letters in squares and circles: U+1F150 to U+1F169 and U+1F170 to U+1F189 have no decomposition of their own.
for (const first of [0x1f150, 0x1f170]) {
  for (let k = 0; k < 26; k++) table.set(first + k, { codes: [97 + k], alien: false });
}

/** Format signs, combining marks (variation selectors among them) and the blank letters of Hangul. */
const INVISIBLE = /\p{Cf}|\p{Mn}|\p{Me}|\u115f|\u1160|\u3164|\uffa0/u;

function compute(point: number): Fold {
  const sign = String.fromCodePoint(point);
  if (INVISIBLE.test(sign)) return DROPPED;
  if (/\p{Z}/u.test(sign)) return { codes: [32], alien: false };
  const lower = sign.toLowerCase();
  const direct = table.get(lower.codePointAt(0) ?? 0);
  if (direct) return direct;
  const codes: number[] = [];
  let alien = false;
  for (const part of lower.normalize('NFKD').toLowerCase()) {
    const code = part.codePointAt(0) ?? 0;
    if (code < 128) codes.push(code);
    else if (!/\p{M}/u.test(part)) {
      const known = table.get(code);
      if (known && code !== point) {
        codes.push(...known.codes);
        alien ||= known.alien;
      } else if (/\p{L}/u.test(part)) {
        codes.push(FOREIGN_LETTER);
        alien = true;
      } else if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}/u.test(part)) {
        codes.push(PICTURE);
      } else codes.push(OTHER_SIGN);
    }
  }
  return { codes: codes.length > 0 ? codes : [OTHER_SIGN], alien };
}

/** Folds one code point of 128 or above; remembered, since texts repeat their signs. */
export function foldCodePoint(point: number): Fold {
  let known = table.get(point);
  if (!known) {
    known = compute(point);
    table.set(point, known);
  }
  return known;
}
