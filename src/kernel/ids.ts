import { randomBytes } from 'node:crypto';

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
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9A-HJKMNP-TV-Z]{26}$`);
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

function encodeRandom(): string {
  const bytes = randomBytes(RANDOM_CHARS);
  let text = '';
  for (const byte of bytes) text += CROCKFORD.charAt(byte % 32);
  return text;
}
