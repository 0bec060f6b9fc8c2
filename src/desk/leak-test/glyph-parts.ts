const COMPOSITE = -1;
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/**
 * The glyphs that a TrueType font draws with when it draws these: an accented letter is made of a letter and an accent
 * (OpenType, `glyf`, composite glyph description).
 */
export function withParts(file: Buffer, glyphs: ReadonlySet<number>): Set<number> {
  const tables = new Map(
    Array.from({ length: file.readUInt16BE(4) }, (_, index) => {
      const at = 12 + 16 * index;
      return [file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8)];
    }),
  );
  const glyf = tables.get('glyf') ?? 0;
  const loca = tables.get('loca') ?? 0;
  const isLong = file.readInt16BE((tables.get('head') ?? 0) + 50) === 1;
  const offset = (glyph: number) =>
    isLong ? file.readUInt32BE(loca + 4 * glyph) : 2 * file.readUInt16BE(loca + 2 * glyph);
  const found = new Set(glyphs);
  for (const glyph of found) {
    const start = glyf + offset(glyph);
    if (offset(glyph + 1) === offset(glyph) || file.readInt16BE(start) !== COMPOSITE) continue;
    let at = start + 10;
    for (let flags = MORE; (flags & MORE) !== 0; ) {
      flags = file.readUInt16BE(at);
      found.add(file.readUInt16BE(at + 2));
      at += 4 + ((flags & WORDS) !== 0 ? 4 : 2);
      if ((flags & SCALE) !== 0) at += 2;
      else if ((flags & TWO_SCALES) !== 0) at += 4;
      else if ((flags & MATRIX) !== 0) at += 8;
    }
  }
  return found;
}
