import type {
  LookBackRule,
  OtherGround,
  PackClass,
  PackMethod,
  PolicyPack,
  ProcessRule,
  RetentionRule,
} from './policy-pack.js';

/** What another version of a pack adds and takes away. */
export interface PackDifference {
  readonly packId: string;
  /** null: a pack that was not pinned before. */
  readonly from: number | null;
  readonly to: number;
  readonly classesAdded: readonly PackClass[];
  readonly classesRemoved: readonly PackClass[];
  readonly methodsAdded: readonly PackMethod[];
  readonly methodsRemoved: readonly PackMethod[];
  readonly sitesAdded: readonly string[];
  readonly sitesRemoved: readonly string[];
  readonly groundsAdded: readonly OtherGround[];
  readonly groundsRemoved: readonly OtherGround[];
  readonly retentionAdded: readonly RetentionRule[];
  readonly retentionRemoved: readonly RetentionRule[];
  readonly processAdded: readonly ProcessRule[];
  readonly processRemoved: readonly ProcessRule[];
  readonly lookBackAdded: readonly LookBackRule[];
  readonly lookBackRemoved: readonly LookBackRule[];
  /** Ids of the retention and process rules that are new, gone or worded anew. */
  readonly rulesChanged: readonly string[];
}

/** Pack by pack, what changes when `wanted` takes the place of `pinned`; packs that stay as they are are left out. */
export function policyDifference(
  pinned: readonly PolicyPack[],
  wanted: readonly PolicyPack[],
): readonly PackDifference[] {
  return wanted.flatMap((after) => {
    const before = pinned.find((pack) => pack.id === after.id);
    return before?.version === after.version ? [] : [packDifference(before ?? null, after)];
  });
}

function packDifference(before: PolicyPack | null, after: PolicyPack): PackDifference {
  return {
    packId: after.id,
    from: before?.version ?? null,
    to: after.version,
    classesAdded: missingFrom(before?.classes ?? [], after.classes),
    classesRemoved: missingFrom(after.classes, before?.classes ?? []),
    methodsAdded: missingFrom(before?.methods ?? [], after.methods),
    methodsRemoved: missingFrom(after.methods, before?.methods ?? []),
    sitesAdded: missingFrom(before?.forbidden_sites ?? [], after.forbidden_sites).map((site) => site.host),
    sitesRemoved: missingFrom(after.forbidden_sites, before?.forbidden_sites ?? []).map((site) => site.host),
    groundsAdded: missingFrom(before?.other_grounds ?? [], after.other_grounds),
    groundsRemoved: missingFrom(after.other_grounds, before?.other_grounds ?? []),
    retentionAdded: missingFrom(before?.retention ?? [], after.retention),
    retentionRemoved: missingFrom(after.retention, before?.retention ?? []),
    processAdded: missingFrom(before?.process ?? [], after.process),
    processRemoved: missingFrom(after.process, before?.process ?? []),
    lookBackAdded: missingFrom(before?.look_back ?? [], after.look_back ?? []),
    lookBackRemoved: missingFrom(after.look_back ?? [], before?.look_back ?? []),
    rulesChanged: changedIds(
      [...(before?.retention ?? []), ...(before?.process ?? [])],
      [...after.retention, ...after.process],
    ),
  };
}

function missingFrom<Row>(rows: readonly Row[], candidates: readonly Row[]): Row[] {
  const known = new Set(rows.map((row) => JSON.stringify(row)));
  return candidates.filter((row) => !known.has(JSON.stringify(row)));
}

function changedIds<Row extends { readonly id: string }>(
  before: readonly Row[],
  after: readonly Row[],
): string[] {
  const changed = [...missingFrom(before, after), ...missingFrom(after, before)];
  return [...new Set(changed.map((row) => row.id))].sort();
}
