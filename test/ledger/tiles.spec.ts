import fc from 'fast-check';
import { entryBundle, parseTilePath, tilePath, widthAt } from '../../src/platform/ledger/tree/tiles.js';

describe('tiles (C2SP tlog-tiles)', () => {
  it.each([
    '',
    'tile/0',
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/x1/001',
    'tile/0/001/002',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/257',
    'tile/-1/000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/entrie/000',
    'tile/0/../0/000',
    'tile/0/000\n',
  ])('reads no tile from %j', (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it('writes the path of the specification’s example', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 0, width: 7 })).toBe('tile/entries/000.p/7');
  });

  it('reads every path it writes', () => {
    const tile = fc.record({
      level: fc.oneof(fc.constant<'entries'>('entries'), fc.integer({ min: 0, max: 63 })),
      index: fc.nat(2 ** 45),
      width: fc.integer({ min: 1, max: 256 }),
    });
    fc.assert(fc.property(tile, (one) => expect(parseTilePath(tilePath(one))).toEqual(one)));
  });

  it('has the tiles of the specification’s tree of 70,000 entries', () => {
    const widths = [
      [0, 272],
      [0, 273],
      [0, 274],
      [1, 0],
      [1, 1],
      [2, 0],
      [3, 0],
    ] as const;
    expect(widths.map(([level, index]) => widthAt(70_000, level, index))).toEqual([
      256, 112, 0, 256, 17, 1, 0,
    ]);
  });

  it('puts entries behind their lengths', () => {
    expect(entryBundle(['a', 'é', '']).toString('hex')).toBe('0001610002c3a90000');
    expect(() => entryBundle(['x'.repeat(65_536)])).toThrow(/out of range/);
  });
});
