import { canonical } from '../reading.mjs';
import { counted } from '../report.mjs';
import { digestOf } from './files.mjs';

/** @typedef {import('../bundle.mjs').Bundle} Bundle */

/**
 * The checklist that this screening was under, from when on: the one the requisition was opened with, as it was changed
 * before the first screening locked it, and as it was amended for every candidate at once.
 *
 * @param {Bundle} bundle
 * @returns {{ from: number, checklistId: string }[]} by the place of the entry from which on it was in force
 */
export function checklistsInForce(bundle) {
  const requisitionId = bundle.manifest.text('requisition_id');
  return bundle.entries.flatMap(({ kind, body }, from) => {
    if (body.textOr('requisition_id') !== requisitionId) return [];
    if (kind === 'requisition.opened') return [{ from, checklistId: body.text('checklist_id') }];
    if (kind === 'requisition.changed' || kind === 'checklist.amended') {
      return [{ from, checklistId: body.text('checklist_after') }];
    }
    return [];
  });
}

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkChecklist(report, bundle) {
  report.check('The checklist is the one that was published, locked and amended in the open', (fault) => {
    const screening = bundle.json('screening.json');
    const opened = bundle.entries.findIndex(
      ({ kind, body }) => kind === 'screening.opened' && body.textOr('screening_id') === bundle.screeningId,
    );
    const inForce = checklistsInForce(bundle);
    const atOpening = inForce.filter(({ from }) => from < opened).at(-1)?.checklistId;
    const openedUnder = bundle.entries[opened]?.body.text('checklist_id');
    if (openedUnder !== undefined && openedUnder !== atOpening) {
      fault(
        'checklist.not_locked',
        openedUnder,
        'The screening was opened under a checklist that was not the requisition’s.',
      );
    }
    // Until the first search or step the requisition may still get another checklist.
    const [begun] = bundle.ofScreening.filter(
      ({ kind }) => kind === 'search.logged' || kind === 'step.recorded',
    );
    for (const { id, kind, body, place } of bundle.entries) {
      if (kind !== 'requisition.changed' || begun === undefined || place < begun.place) continue;
      if (body.text('checklist_before') !== body.text('checklist_after')) {
        fault(
          'checklist.changed_after_lock',
          id,
          'The checklist was exchanged after the screening had begun and locked it.',
        );
      }
    }
    const final = inForce.at(-1)?.checklistId;
    if (screening.text('checklist_id') !== final) {
      fault(
        'checklist.differs',
        'screening.json',
        `The screening is said to be under ${screening.text('checklist_id')}; by the ledger it is under ${final ?? 'none'}.`,
      );
    }
    const used = [...new Set([openedUnder, final, ...inForce.map(({ checklistId }) => checklistId)])];
    for (const id of used) {
      if (id !== undefined) checkSteps(bundle, id, fault);
    }
    checkAmendments(bundle, fault);
    return `The checklist is ${final}, letter for letter as published, with ${counted(bundle.ofKind('checklist.amended').length, 'amendment')}.`;
  });
}

/**
 * @param {Bundle} bundle
 * @param {string} id
 * @param {import('../report.mjs').Say} fault
 */
function checkSteps(bundle, id, fault) {
  const path = `checklists/${id}.json`;
  // A checklist that was exchanged before anybody was screened under it need not be here.
  if (!bundle.files.has(path) && id !== bundle.json('screening.json').text('checklist_id')) return;
  const checklist = bundle.json(path);
  const digest = digestOf(Buffer.from(canonical(checklist.at('steps').raw), 'utf8'));
  const published = bundle
    .ofKind('checklist.published')
    .find(({ body }) => body.textOr('checklist_id') === checklist.text('id'));
  if (checklist.text('id') !== id || published === undefined) {
    fault('checklist.not_published', path, 'The ledger knows of no publication of this checklist.');
    return;
  }
  if (published.body.text('steps_digest') !== digest) {
    fault(
      'checklist.swapped',
      path,
      `These are not the steps that were published at ${published.at} (${published.id}).`,
    );
  }
  for (const { id: amendment, body } of bundle.ofKind('checklist.amended')) {
    const said = [
      [body.text('checklist_before'), body.text('steps_digest_before')],
      [body.text('checklist_after'), body.text('steps_digest_after')],
    ].find(([checklistId]) => checklistId === id);
    if (said !== undefined && said[1] !== digest) {
      fault('checklist.swapped', path, `These are not the steps that the amendment ${amendment} speaks of.`);
    }
  }
}

/**
 * @param {Bundle} bundle
 * @param {import('../report.mjs').Say} fault
 */
function checkAmendments(bundle, fault) {
  const entries = bundle.ofKind('checklist.amended');
  const records = bundle.json('requisition.json').at('amendments').list();
  for (const record of records) {
    const entry = entries.find(({ body }) => body.text('amendment_id') === record.text('id'));
    const agrees =
      entry !== undefined &&
      entry.actor === record.text('amended_by') &&
      ['checklist_before', 'checklist_after', 'reason'].every(
        (name) => entry.body.text(name) === record.text(name),
      ) &&
      canonical(entry.body.at('reopened_steps').raw) === canonical(record.at('reopened_steps').raw);
    if (!agrees)
      fault('amendment.differs', record.text('id'), 'The ledger does not say this of the amendment.');
  }
  if (records.length !== entries.length) {
    fault(
      'amendment.missing',
      'requisition.json',
      `The ledger has ${entries.length} amendments, the file ${records.length}.`,
    );
  }
}
