import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** A font that is embedded in the PDF, with what it can draw. */
export interface PdfFont {
  readonly name: string;
  readonly bytes: Buffer;
  readonly font: Font;
}

/** A piece of text that one font draws. */
export interface Run {
  readonly text: string;
  readonly font: PdfFont;
}

const resolve = createRequire(import.meta.url).resolve;

/** Noto (SIL Open Font License 1.1): Latin, Greek, Cyrillic and signs, and beside them emoji in one colour. */
const REGULAR = loaded('regular', '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
const BOLD = loaded('bold', '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf');
const EMOJI = loaded('emoji', '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf');

/** What joins or varies other signs draws nothing by itself: joiners, variation selectors, marks of direction. */
const DRAWS_NOTHING = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The text as it can be drawn: what draws nothing is left out, and a sign that no embedded font has stands as its
 * code point, `[U+13000]`, rather than as an empty box.
 */
export function drawable(text: string): string {
  return [...text.normalize('NFC').replace(DRAWS_NOTHING, '').replaceAll('\t', '  ')]
    .map((sign) => (sign === '\n' || fontOf(sign, REGULAR) !== null ? sign : codePoint(sign)))
    .join('');
}

/** A shade of skin melts into the sign before it, and the code map of the font then knows it no more. */
const MELTS = /[\u{1f3fb}-\u{1f3ff}]/u;

/** Splits drawable text where the font changes, or a sign has to stand by itself. Never empty. */
export function runsOf(text: string, weight: 'regular' | 'bold'): Run[] {
  const preferred = weight === 'bold' ? BOLD : REGULAR;
  const runs: Run[] = [];
  for (const sign of text) {
    const font = (sign === '\n' ? null : fontOf(sign, preferred)) ?? runs.at(-1)?.font ?? preferred;
    const last = runs.at(-1);
    if (last?.font === font && !MELTS.test(sign)) runs[runs.length - 1] = { text: last.text + sign, font };
    else runs.push({ text: sign, font });
  }
  return runs.length > 0 ? runs : [{ text: '', font: preferred }];
}

function fontOf(sign: string, preferred: PdfFont): PdfFont | null {
  const point = sign.codePointAt(0) ?? 0;
  return [preferred, EMOJI].find(({ font }) => font.hasGlyphForCodePoint(point)) ?? null;
}

function codePoint(sign: string): string {
  return `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

function loaded(name: string, file: string): PdfFont {
  const bytes = readFileSync(resolve(file));
  const font = create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} holds no single font.`);
  return { name, bytes, font };
}

export const PDF_FONTS: readonly PdfFont[] = [REGULAR, BOLD, EMOJI];
