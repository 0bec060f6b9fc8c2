import { randomFillSync } from 'node:crypto';

/** What an id names, and the prefix that says so. Prefixes are part of the public API and never change. */
export const ID_PREFIXES = {
  account: 'acc',
  session: 'ses',
  authorization: 'aut',
  requisition: 'req',
  criterion: 'crt',
  assignment: 'asg',
  candidate: 'cnd',
  consent: 'cns',
  checklist: 'chk',
  amendment: 'amd',
  consistency_sample: 'csm',
  screening: 'scr',
  step_result: 'stp',
  search: 'sch',
  finding: 'fnd',
  finding_import: 'imp',
  validation: 'val',
  redaction_review: 'rev',
  filter_proposal: 'fpr',
  refilter_run: 'rfr',
  release: 'rel',
  packet: 'pkt',
  receipt: 'rcp',
  decision: 'dec',
  incident: 'inc',
  incident_action: 'iac',
  quarantine: 'qrt',
  statement: 'sta',
  invitation: 'inv',
  background_entry: 'bge',
  coverage_waiver: 'wvr',
  policy_decision: 'pol',
  process_event: 'pev',
  legal_hold: 'hld',
  disposal: 'dsp',
  unsealing: 'uns',
  ledger_entry: 'led',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ANY_ID = new RegExp(`^(${Object.values(ID_PREFIXES).join('|')})_[0-9A-HJKMNP-TV-Z]{26}$`);

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Made once each: every request looks at several ids. */
const patterns = new Map<IdKind, RegExp>();

const TIME_CHARS = 10;
const RANDOM_CHARS = 16;

/**
 * A new id: prefix, then 48 bits of time and 80 random bits in Crockford's base 32 (the ULID layout).
 * Ids of one kind sort by creation, so a list pages by id alone, and 80 random bits can't be guessed.
 */
export function newId(kind: IdKind, now: Date = new Date()): string {
  return `${ID_PREFIXES[kind]}_${encodeTime(now.getTime())}${encodeRandom()}`;
}

/** Whether a string has the form of an id of this kind. Says nothing about whether the thing exists. */
export function isId(kind: IdKind, candidate: unknown): candidate is string {
  return typeof candidate === 'string' && idPattern(kind).test(candidate);
}

/** Whether a string has the form of an id of some kind: for lists that hold things of several kinds. */
export function isAnyId(candidate: string): boolean {
  return ANY_ID.test(candidate);
}

/** The form of an id of this kind, also shown in the API document. */
export function idPattern(kind: IdKind): RegExp {
  const known = patterns.get(kind);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`);
  patterns.set(kind, pattern);
  return pattern;
}

function encodeTime(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (let i = 0; i < TIME_CHARS; i++) {
    text = CROCKFORD.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** Random bytes in stock, because asking for a few costs as much as asking for many. None is used twice. */
const stock = Buffer.alloc(256 * RANDOM_CHARS);
let used = stock.length;

function encodeRandom(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  let text = '';
  for (const end = used + RANDOM_CHARS; used < end; used++)
    text += CROCKFORD.charAt(stock.readUInt8(used) % 32);
  return text;
}
