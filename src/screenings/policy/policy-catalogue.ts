import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalJson, sha256 } from '../../kernel/digest.js';
import type { PolicyPack } from './policy-pack.js';
import { type JsonSchema, schemaErrors } from './schema-check.js';

const PACKS_FOLDER = fileURLToPath(new URL('./packs/', import.meta.url));
const SCHEMA_FILE = fileURLToPath(new URL('./policy-pack.schema.json', import.meta.url));

/** Every version of every policy pack. A wrong pack stops the start: no requisition may open under half a law. */
export class PolicyCatalogue {
  private readonly versions = new Map<string, readonly PolicyPack[]>();

  /** @throws Error that names each fault of the packs */
  constructor(packs: readonly PolicyPack[]) {
    const ids = [...new Set(packs.map((pack) => pack.id))].sort();
    for (const id of ids) {
      const own = packs.filter((pack) => pack.id === id).sort((a, b) => a.version - b.version);
      this.versions.set(id, own);
    }
    const faults = ids.flatMap((id) => this.faultsOf(id));
    if (faults.length > 0) throw new Error(`Policy packs are wrong:\n${faults.join('\n')}`);
  }

  get ids(): readonly string[] {
    return [...this.versions.keys()];
  }

  /** Versions of a pack, first one first; empty for an unknown id. */
  versionsOf(id: string): readonly PolicyPack[] {
    return this.versions.get(id) ?? [];
  }

  version(id: string, version: number): PolicyPack | null {
    return this.versionsOf(id).find((pack) => pack.version === version) ?? null;
  }

  /** The version that a requisition opened on this day pins, or null if there is none yet. */
  inForce(id: string, now: Date): PolicyPack | null {
    const today = now.toISOString().slice(0, 10);
    return this.versionsOf(id).findLast((pack) => pack.effective_from <= today) ?? null;
  }

  /** All that holds in a jurisdiction on this day: federal first, most local last. Empty for an unknown one. */
  chainInForce(id: string, now: Date): readonly PolicyPack[] {
    const pack = this.inForce(id, now);
    if (pack === null) return [];
    const above = pack.extends.flatMap((parent) => this.chainInForce(parent, now));
    return [...new Set([...above, pack])];
  }

  private faultsOf(id: string): string[] {
    const own = this.versionsOf(id);
    const faults: string[] = [];
    own.forEach((pack, index) => {
      const name = `${id} version ${pack.version}`;
      if (pack.version !== index + 1) faults.push(`${name}: versions count 1, 2, 3 without gaps`);
      const before = own[index - 1];
      if (before !== undefined && before.effective_from >= pack.effective_from) {
        faults.push(`${name}: takes effect no later than the version before it`);
      }
      if (before !== undefined && before.extends.join() !== pack.extends.join()) {
        faults.push(`${name}: extends other packs than the version before it`);
      }
      for (const parent of pack.extends) {
        const above = this.versionsOf(parent)[0];
        if (above === undefined) faults.push(`${name}: extends ${parent}, which is no pack`);
        else if (above.effective_from > pack.effective_from) faults.push(`${name}: is older than ${parent}`);
        else if (RANK[above.level] >= RANK[pack.level])
          faults.push(`${name}: extends ${parent}, which is no wider`);
      }
    });
    return faults;
  }
}

/** Packs extend wider ones only, so that a chain ends. */
const RANK = { federal: 0, state: 1, local: 2 } as const;

/** Reads one pack, as text of the file of this name, `<id>.v<version>.json`. @throws Error that names each fault */
export function readPack(fileName: string, text: string, schema: JsonSchema): PolicyPack {
  const pack: unknown = JSON.parse(text);
  assertPack(pack, fileName, schema);
  if (fileName !== `${pack.id}.v${pack.version}.json`) {
    throw new Error(`Policy pack ${fileName} holds ${pack.id} version ${pack.version}: name it so.`);
  }
  return pack;
}

/** The schema is the one description of a pack; a test holds its lists to those of the types. */
function assertPack(pack: unknown, fileName: string, schema: JsonSchema): asserts pack is PolicyPack {
  const errors = schemaErrors(pack, schema);
  if (errors.length > 0) throw new Error(`Policy pack ${fileName} is wrong:\n${errors.join('\n')}`);
}

/** The schema as it is published beside the packs. */
export function packSchema(): JsonSchema {
  return JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'));
}

const digests = new WeakMap<PolicyPack, string>();

/** Names exactly this content of a pack, so that a pin shows whether it was tampered with. Computed once: packs never change. */
export function packDigest(pack: PolicyPack): string {
  const known = digests.get(pack);
  if (known !== undefined) return known;
  const digest = sha256(canonicalJson(JSON.parse(JSON.stringify(pack))));
  digests.set(pack, digest);
  return digest;
}

let loaded: PolicyCatalogue | undefined;

/** The catalogue shipped with this build, read once per process. */
export function policyCatalogue(): PolicyCatalogue {
  loaded ??= readCatalogue();
  return loaded;
}

function readCatalogue(): PolicyCatalogue {
  const schema = packSchema();
  const files = readdirSync(PACKS_FOLDER).filter((file) => file.endsWith('.json'));
  return new PolicyCatalogue(
    files.map((file) => readPack(file, readFileSync(PACKS_FOLDER + file, 'utf8'), schema)),
  );
}
