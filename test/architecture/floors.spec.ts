import { fileURLToPath } from 'node:url';
import { breaches } from './breaches.js';
import { readSources, sourceFile } from './import-graph.js';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

describe('the floors', () => {
  const sources = readSources(SRC);

  /** A planted file beside the real ones must be named; otherwise the walk proves nothing. */
  const planted: [string, string, string][] = [
    [
      'released/leak.ts',
      `import { filter } from '../vault/filter/filter.js';`,
      'released/leak.ts -> vault/filter/filter.ts',
    ],
    [
      'released/leak.ts',
      `import type { X } from '../desk/findings/findings.intake.js';`,
      'released/leak.ts -> desk/findings/findings.intake.ts',
    ],
    ['vault/leak.ts', `import { x } from '../desk/desk.module.js';`, 'vault/leak.ts -> desk/desk.module.ts'],
    [
      'desk/leak.ts',
      `const x = await import('../vault/vault.module.js');`,
      'desk/leak.ts -> vault/vault.module.ts',
    ],
    [
      'desk/leak.ts',
      `let x: import('../vault/vault.module.js').VaultModule;`,
      'desk/leak.ts -> vault/vault.module.ts',
    ],
    [
      'auditor/leak.ts',
      `import { x } from '../released/packets/packets.service.js';`,
      'auditor/leak.ts -> released/packets/packets.service.ts',
    ],
    [
      'released/leak.ts',
      `const x = await import(name);`,
      "released/leak.ts: import can't be followed: import(name)",
    ],
    [
      'released/leak.ts',
      `const x = require('../vault/vault.module.js');`,
      'released/leak.ts -> vault/vault.module.ts',
    ],
    [
      'released/leak.ts',
      `import { x } from 'src/vault/vault.module.js';`,
      "released/leak.ts: import can't be followed: src/vault/vault.module.js",
    ],
    [
      'kernel/leak.ts',
      `import { Injectable } from '@nestjs/common';`,
      'kernel/leak.ts: kernel is pure and may not import @nestjs/common',
    ],
    [
      'vault/filter/leak.ts',
      `import { readFileSync } from 'node:fs';`,
      'vault/filter/leak.ts: vault/filter is pure and may not import node:fs',
    ],
    ['desk/utils.ts', '', 'desk/utils.ts: the name says nothing'],
    ['desk/leak.ts', 'const x = process.env.HOME;', 'desk/leak.ts: reads the environment'],
  ];

  it.each(planted)('names a breach planted in %s: %s', (path, text, expected) => {
    expect(breaches([...sources, sourceFile(path, text)])).toContain(expected);
  });

  it('names a way to raw data that goes through other files', () => {
    const detour = [
      sourceFile('released/released.module.ts', `import { a } from './a.js';`),
      sourceFile('released/a.ts', `import { b } from '../platform/b.js';`),
      sourceFile('platform/b.ts', `import { c } from '../vault/c.js';`),
      sourceFile('vault/c.ts', ''),
    ];
    expect(breaches(detour)).toContain(
      'reached: released/released.module.ts -> released/a.ts -> platform/b.ts -> vault/c.ts',
    );
  });

  it('holds in the source tree', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(breaches(sources)).toEqual([]);
  });
});
