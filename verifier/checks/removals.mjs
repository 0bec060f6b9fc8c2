import { canonical } from '../reading.mjs';
import { counted } from '../report.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../reading.mjs').Value} Value
 * @typedef {import('../report.mjs').Say} Say
 */

const KINDS = [
  'finding.logged',
  'finding.filtered',
  'finding.held',
  'finding.refiltered',
  'finding.validated',
  'finding.reviewed',
  'statement.logged',
  'statement.reviewed',
];

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkRemovals(report, bundle) {
  report.check('The removal records say what the ledger says', (fault) => {
    const expected = expectedEvents(bundle);
    const seen = new Set();
    let events = 0;
    for (const record of bundle.removals) {
      const id = record.text('id');
      if (seen.has(id)) fault('removal.twice', id, 'There are two records of this finding.');
      seen.add(id);
      const own = expected.get(id) ?? [];
      const shown = record.at('events').list();
      events += shown.length;
      if (own.length !== shown.length) {
        fault(
          'removal.altered',
          id,
          `The ledger has ${own.length} events of this finding, the record ${shown.length}.`,
        );
        continue;
      }
      for (const [place, event] of shown.entries()) {
        const members = differences(own[place] ?? {}, event);
        if (members.length > 0) {
          fault(
            'removal.altered',
            `${id}, ${event.text('ledger_entry_id')}`,
            `Not what the ledger says: ${members.join(', ')}.`,
          );
        }
      }
    }
    for (const id of expected.keys()) {
      if (!seen.has(id))
        fault('removal.missing', id, 'There is no record of what was removed from this finding.');
    }
    return `The records of ${counted(expected.size, 'finding')}, ${counted(events, 'event')} in all, are what the ledger says.`;
  });
  report.check('What was filtered and reviewed is what was logged', (fault) => {
    const texts = followTexts(bundle, fault);
    return `${counted(texts, 'text')} followed from the log to the release by digests, each the same all the way.`;
  });
}

/** @param {Bundle} bundle */
function expectedEvents(bundle) {
  /** @type {Map<string, Record<string, unknown>[]>} */
  const events = new Map();
  for (const entry of bundle.ofScreening) {
    const findingId = entry.body.textOr('finding_id');
    if (!KINDS.includes(entry.kind) || findingId === null) continue;
    const own = events.get(findingId) ?? [];
    own.push(eventOf(entry));
    events.set(findingId, own);
  }
  return events;
}

/**
 * @param {Entry} entry
 * @returns {Record<string, unknown>}
 */
function eventOf({ id, kind, at, actor, body }) {
  return {
    ledger_entry_id: id,
    kind,
    at,
    actor,
    statement_id: body.textOr('statement_id'),
    ruleset_digest: body.textOr('ruleset_digest'),
    removals: objects(body, 'removals').map((it) => ({
      detector: it.text('detector'),
      rule: it.textOr('rule'),
      class: it.text('class'),
      count: it.whole('count'),
    })),
    added: objects(body, 'added').map(correction),
    lifted: objects(body, 'lifted').map(correction),
    held_reason: kind === 'finding.held' ? body.textOr('reason') : null,
    disposition: body.textOr('disposition'),
    withheld_reason: body.textOr('withheld_reason'),
    validation_grade: body.textOr('grade'),
    text_digest: body.textOr('text_digest'),
    safe_text_digest_before: body.textOr('safe_text_digest_before'),
    safe_text_digest: body.textOr('safe_text_digest'),
  };
}

/** @param {Value} it */
function correction(it) {
  return { class: it.text('class'), reason: it.text('reason'), count: it.whole('count') };
}

/**
 * Older entries hold bare names in some places.
 *
 * @param {Value} body
 * @param {string} name
 */
function objects(body, name) {
  return body.listOr(name).filter(({ raw }) => typeof raw === 'object');
}

/**
 * @param {Record<string, unknown>} expected
 * @param {Value} shown
 */
function differences(expected, shown) {
  const members = shown.members();
  return [...new Set([...Object.keys(expected), ...Object.keys(members)])].filter(
    (name) => canonical(expected[name] ?? null) !== canonical(members[name] ?? null),
  );
}

/**
 * @param {Bundle} bundle
 * @param {Say} fault
 */
function followTexts(bundle, fault) {
  /** @type {Map<string, { text: string, safe: string | null, ruleset: string | null }>} */
  const texts = new Map();
  for (const { id, kind, body } of bundle.ofScreening) {
    const text = KINDS.includes(kind) ? body.textOr('text_digest') : null;
    const thing = body.textOr('statement_id') ?? body.textOr('finding_id');
    if (text === null || thing === null) continue;
    const known = texts.get(thing);
    if (known !== undefined && known.text !== text) {
      fault(
        'removal.other_text',
        `${id} (${kind})`,
        `This was made of another text than was logged as ${thing}.`,
      );
    }
    const before = body.textOr('safe_text_digest_before');
    const ruleset = body.textOr('ruleset_digest');
    if (before !== null && known !== undefined && known.ruleset === ruleset && known.safe !== before) {
      fault(
        'removal.other_safe_text',
        `${id} (${kind})`,
        `What was reviewed is not what the filter had made of ${thing}.`,
      );
    }
    texts.set(thing, { text, safe: body.textOr('safe_text_digest') ?? known?.safe ?? null, ruleset });
  }
  return texts.size;
}
