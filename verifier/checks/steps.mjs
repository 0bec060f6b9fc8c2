import { checklistsInForce } from './checklist.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../reading.mjs').Value} Value
 * @typedef {import('../report.mjs').Say} Say
 */

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkStepResults(report, bundle) {
  report.check(
    'Every step was performed as the checklist in force asks, and its result is the recorded one',
    (fault) => {
      const entries = bundle.ofScreening.filter(({ kind }) => kind === 'step.recorded');
      const standing = bundle.json('steps.json').at('results').list();
      const past = bundle.json('steps.json').at('past_results').list();
      compareResults(entries, [...past, ...standing], fault);
      compareApprovals(bundle, [...past, ...standing], fault);
      const steps = bundle
        .json(`checklists/${bundle.json('screening.json').text('checklist_id')}.json`)
        .at('steps')
        .list();
      const keys = steps.map((step) => step.text('key'));
      for (const result of standing) {
        const key = result.text('step_key');
        if (!keys.includes(key)) fault('step.unknown', key, 'The checklist has no such step.');
      }
      checkUnderWhich(bundle, entries, fault);
      if (bundle.ofScreening.some(({ kind }) => kind === 'packet.released') && isReleased(bundle)) {
        for (const key of keys) {
          const own = standing.filter((result) => result.text('step_key') === key);
          if (own.length !== 1) {
            fault('step.missing', key, `A packet is out, but this step has ${own.length} results.`);
          }
        }
      }
      checkSearches(bundle, standing, fault);
      return `All ${keys.length} steps of the checklist: ${standing.length} have a result, each as the ledger has it.`;
    },
  );
}

/** @param {Bundle} bundle */
function isReleased(bundle) {
  return ['released', 'decided'].includes(bundle.json('screening.json').text('stage'));
}

/**
 * @param {Entry[]} entries
 * @param {Value[]} records
 * @param {Say} fault
 */
function compareResults(entries, records, fault) {
  const byTime = [...records].sort((a, b) => (a.text('recorded_at') < b.text('recorded_at') ? -1 : 1));
  for (const id of new Set([
    ...entries.map(({ body }) => body.text('step_result_id')),
    ...byTime.map((it) => it.text('id')),
  ])) {
    const own = entries.filter(({ body }) => body.text('step_result_id') === id);
    const kept = byTime.filter((it) => it.text('id') === id);
    if (own.length !== kept.length) {
      fault(
        'step.not_in_ledger',
        id,
        `The ledger records it ${own.length} times, the file ${kept.length} times.`,
      );
      continue;
    }
    for (const [place, entry] of own.entries()) {
      const record = kept[place];
      if (record === undefined) continue;
      const { body } = entry;
      const differs = [
        ...(body.text('step_key') === record.text('step_key') ? [] : ['step']),
        ...(body.text('after') === record.text('outcome') ? [] : ['outcome']),
        ...(body.textOr('reason') === record.textOr('reason') ? [] : ['reason']),
        ...(body.whole('minutes_spent') === record.whole('minutes_spent') ? [] : ['minutes']),
        ...(entry.actor === record.text('recorded_by') ? [] : ['who recorded it']),
      ];
      if (differs.length > 0) {
        fault(
          'step.changed',
          `${record.text('step_key')}, ${id}`,
          `Not what was recorded in ${entry.id}: ${differs.join(', ')}.`,
        );
      }
    }
  }
}

/**
 * @param {Bundle} bundle
 * @param {Value[]} records
 * @param {Say} fault
 */
function compareApprovals(bundle, records, fault) {
  const approvals = bundle.ofScreening.filter(({ kind }) => kind === 'step.approved');
  for (const record of records) {
    const by = record.textOr('approved_by');
    if (by === null) continue;
    const found = approvals.some(
      ({ actor, body }) => actor === by && body.text('step_result_id') === record.text('id'),
    );
    if (!found) {
      fault('step.not_approved', record.text('id'), `The ledger knows of no approval by ${by}.`);
    }
  }
}

/**
 * @param {Bundle} bundle
 * @param {Entry[]} entries
 * @param {Say} fault
 */
function checkUnderWhich(bundle, entries, fault) {
  const inForce = checklistsInForce(bundle);
  for (const entry of entries) {
    const then = inForce.filter(({ from }) => from < entry.place).at(-1)?.checklistId;
    if (entry.body.text('checklist_id') !== then) {
      fault(
        'step.other_checklist',
        entry.id,
        `It was performed under ${entry.body.text('checklist_id')}; in force was ${then ?? 'none'}.`,
      );
    }
  }
}

/**
 * @param {Bundle} bundle
 * @param {Value[]} standing
 * @param {Say} fault
 */
function checkSearches(bundle, standing, fault) {
  const searched = new Set(
    bundle.ofScreening
      .filter(({ kind }) => kind === 'search.logged')
      .map(({ body }) => body.text('step_key')),
  );
  for (const result of standing) {
    const key = result.text('step_key');
    if (result.text('outcome') === 'done' && !searched.has(key)) {
      fault('step.without_search', key, 'The step is said to be done, but no search of it was logged.');
    }
  }
}
