import { counted } from '../report.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../report.mjs').Say} Say
 */

/** Acts by which somebody takes part in the search, or sees what it brought. None of them is a decision maker's. */
const PREPARING = [
  'identity.read',
  'search.logged',
  'search.read',
  'step.recorded',
  'step.approved',
  'finding.logged',
  'finding.read',
  'finding.validated',
  'finding.reviewed',
  'statement.logged',
  'statement.read',
  'statement.reviewed',
  'packet.released',
  'packet.recalled',
];

/** Acts for which the actor must be authorized to hold a sensitive position (city policy B7). */
const SENSITIVE = [
  'search.logged',
  'step.recorded',
  'finding.logged',
  'finding.validated',
  'finding.reviewed',
];

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkPeople(report, bundle) {
  report.check(
    'Nobody reviewed their own work, and who decides took no part in the search',
    (fault, remark) => {
      const acts = bundle.ofScreening;
      const deciders = new Set(holders(bundle, 'hiring_manager'));
      for (const { id, kind, actor } of acts) {
        if (PREPARING.includes(kind) && deciders.has(actor)) {
          fault(
            'people.decider_prepared',
            `${id} (${kind})`,
            `${actor} decides in this requisition and may take no part in the search.`,
          );
        }
        if (kind === 'decision.recorded' && !deciders.has(actor)) {
          fault(
            'people.not_decider',
            `${id} (${kind})`,
            `${actor} decided without being a decision maker of the requisition.`,
          );
        }
      }
      checkOwnWork(acts, fault);
      checkDuties(bundle, fault);
      const logged = new Set(acts.filter(({ kind }) => kind === 'finding.logged').map(({ actor }) => actor));
      const reviewed = new Set(
        acts.filter(({ kind }) => kind === 'finding.reviewed').map(({ actor }) => actor),
      );
      for (const { id, kind, actor } of acts) {
        if (kind !== 'packet.released' || !(logged.has(actor) || reviewed.has(actor))) continue;
        remark(
          'people.released_own',
          id,
          `${actor} released the packet and had logged or reviewed a finding of it.`,
        );
      }
      return `${counted(logged.size, 'person', 'people')} logged findings and ${reviewed.size} reviewed them, nobody their own; ${counted(deciders.size, 'decision maker')} took no part.`;
    },
  );
  report.check('Whoever searched or reviewed was authorized at the time', (fault) => {
    const acts = bundle.ofScreening.filter(({ kind }) => SENSITIVE.includes(kind));
    const authorizations = bundle.entries.filter(({ kind }) => kind.startsWith('authorization.'));
    for (const act of acts) {
      if (isAuthorized(authorizations, act)) continue;
      fault(
        'people.not_authorized',
        `${act.id} (${act.kind})`,
        `${act.actor} held no authorization in force at ${act.at}.`,
      );
    }
    return `${counted(acts.length, 'act')} that need an authorization, each made under one.`;
  });
}

/**
 * @param {Entry[]} acts
 * @param {Say} fault
 */
function checkOwnWork(acts, fault) {
  /** @type {Map<string, string>} */
  const authors = new Map();
  for (const { id, kind, actor, body } of acts) {
    if (kind === 'finding.logged') authors.set(body.text('finding_id'), actor);
    if (kind === 'statement.logged') authors.set(body.text('statement_id'), actor);
    if (kind === 'step.recorded') authors.set(body.text('step_result_id'), actor);
    const thing =
      kind === 'finding.reviewed'
        ? body.text('finding_id')
        : kind === 'statement.reviewed'
          ? body.text('statement_id')
          : kind === 'step.approved'
            ? body.text('step_result_id')
            : null;
    if (thing !== null && authors.get(thing) === actor) {
      fault(
        'people.own_work',
        `${id} (${kind})`,
        `${actor} logged ${thing} and reviewed it too: nobody else looked.`,
      );
    }
  }
}

/**
 * @param {Bundle} bundle
 * @param {Say} fault
 */
function checkDuties(bundle, fault) {
  for (const [duty, kinds] of [
    ['screener', ['search.logged', 'finding.logged']],
    ['reviewer', ['finding.reviewed']],
  ]) {
    const assigned = new Set(holders(bundle, String(duty)));
    for (const { id, kind, actor } of bundle.ofScreening) {
      if (kinds?.includes(kind) && !assigned.has(actor)) {
        fault('people.not_assigned', `${id} (${kind})`, `${actor} was never assigned as ${duty}.`);
      }
    }
  }
}

/**
 * @param {Bundle} bundle
 * @param {string} duty
 */
function holders(bundle, duty) {
  const requisitionId = bundle.manifest.text('requisition_id');
  return bundle
    .ofKind('assignment.made')
    .filter(({ body }) => body.text('requisition_id') === requisitionId && body.text('duty') === duty)
    .map(({ body }) => body.text('account_id'));
}

/**
 * @param {Entry[]} authorizations
 * @param {Entry} act
 */
function isAuthorized(authorizations, act) {
  const before = authorizations.filter(({ place }) => place < act.place);
  const granted = before.filter(
    ({ kind, body }) =>
      kind === 'authorization.granted' &&
      body.text('account_id') === act.actor &&
      body.text('valid_from') <= act.at &&
      act.at < body.text('expires_at'),
  );
  return granted.some(({ body }) => {
    const id = body.text('authorization_id');
    const since = before.filter((it) => it.body.text('authorization_id') === id);
    return ['authorization.granted', 'authorization.reinstated'].includes(since.at(-1)?.kind ?? '');
  });
}
