/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../report.mjs').Say} Say
 */

/** Which change of stage an act may make: from, to. */
const MOVES = new Map([
  ['search.logged', ['opened gathering', 'gathering gathering']],
  ['step.recorded', ['opened gathering', 'gathering gathering']],
  ['screening.completed', ['gathering in_review']],
  ['screening.reopened', ['in_review gathering']],
  ['packet.released', ['in_review released']],
  ['packet.recalled', ['released in_review', 'decided in_review']],
  ['decision.recorded', ['released decided']],
]);

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkStages(report, bundle) {
  report.check('Every change of stage follows on the one before', (fault) => {
    const stage = finalStage(bundle, fault);
    const said = bundle.json('screening.json').text('stage');
    if (stage !== said) {
      fault(
        'stage.differs',
        'screening.json',
        `The screening is said to be ${said}; by its entries it is ${stage}.`,
      );
    }
    return `The stages follow on each other, up to "${said}".`;
  });
}

/**
 * @param {Bundle} bundle
 * @param {Say} fault
 * @returns {string} the stage that the entries end in
 */
function finalStage(bundle, fault) {
  let stage = 'opened';
  for (const entry of bundle.entries) {
    const move = moveOf(entry, bundle.screeningId, stage);
    if (move === null) continue;
    const allowed = MOVES.get(entry.kind);
    if (move.before !== stage) {
      fault(
        'stage.gap',
        `${entry.id} (${entry.kind})`,
        `It says that the screening was ${move.before} before; by the entries before it was ${stage}. An entry is missing, or was moved.`,
      );
    } else if (allowed !== undefined && !allowed.includes(`${move.before} ${move.after}`)) {
      fault(
        'stage.not_allowed',
        `${entry.id} (${entry.kind})`,
        `This act does not lead from ${move.before} to ${move.after}.`,
      );
    }
    stage = move.after;
  }
  return stage;
}

/**
 * @param {Entry} entry
 * @param {string} screeningId
 * @param {string} stage
 * @returns {{ before: string, after: string } | null}
 */
function moveOf({ kind, body }, screeningId, stage) {
  if (kind === 'checklist.amended') {
    const own = body
      .listOr('reopened_screenings')
      .map((it) => it.asText())
      .find((it) => it.startsWith(`${screeningId} `));
    return own === undefined ? null : { before: own.slice(screeningId.length + 1), after: 'gathering' };
  }
  if (body.textOr('screening_id') !== screeningId) return null;
  if (kind === 'quarantine.placed') {
    return body.textOr('recalled_packet_id') === null ? null : { before: stage, after: 'in_review' };
  }
  if (body.has('stage_before')) return { before: body.text('stage_before'), after: body.text('stage_after') };
  if (kind === 'screening.completed' || kind === 'screening.reopened') {
    return { before: body.text('before'), after: body.text('after') };
  }
  // Entries of steps say nothing of the stage; the first act of gathering begins it.
  return kind === 'step.recorded' && stage === 'opened' ? { before: 'opened', after: 'gathering' } : null;
}
