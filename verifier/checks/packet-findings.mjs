import { counted } from '../report.mjs';

/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../report.mjs').Say} Say
 */

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkPacketFindings(report, bundle) {
  report.check('The packets hold what was found, reviewed and released', (fault) => {
    const releases = bundle.ofScreening.filter(({ kind }) => kind === 'packet.released');
    let findings = 0;
    for (const packet of bundle.json('packets/index.json').list()) {
      const entry = releases.find(({ body }) => body.text('packet_id') === packet.text('id'));
      if (entry !== undefined) findings += compareFindings(bundle, packet.text('id'), entry, fault);
    }
    return `${counted(findings, 'finding')} in packets, each included by a reviewer, with its category, criterion and grade.`;
  });
}

/**
 * Packets name no findings, so what can be compared is how many there are of which kind.
 *
 * @param {Bundle} bundle
 * @param {string} packetId
 * @param {Entry} release
 * @param {Say} fault
 */
function compareFindings(bundle, packetId, release, fault) {
  const path = `packets/${packetId}/packet.json`;
  const document = bundle.json(path);
  const findings = document.at('findings').list();
  const inPacket = findings.map((it) =>
    [
      it.text('conduct_category'),
      it.text('criterion_id'),
      it.text('validation_grade'),
      it.at('directed_at_protected_group').raw,
    ].join(' '),
  );
  const included = includedAt(bundle, release);
  const extra = without(inPacket, included);
  const absent = without(included, inPacket);
  for (const it of extra)
    fault('packet.findings_differ', path, `It holds a finding that no reviewer included: ${it}.`);
  for (const it of absent)
    fault('packet.findings_differ', path, `It lacks a finding that was included: ${it}.`);
  const criteria = bundle
    .json('requisition.json')
    .at('criteria')
    .list()
    .map((it) => it.text('id'));
  for (const it of findings) {
    if (!criteria.includes(it.text('criterion_id'))) {
      fault(
        'packet.foreign_criterion',
        path,
        `${it.text('criterion_id')} is no criterion of the requisition.`,
      );
    }
  }
  return findings.length;
}

/**
 * @param {Bundle} bundle
 * @param {Entry} release
 * @returns {string[]}
 */
function includedAt(bundle, release) {
  /** @type {Map<string, { category: string, criterion: string | null, grade: string | null, directed: unknown }>} */
  const findings = new Map();
  const putAway = new Set();
  for (const { kind, body, place } of bundle.ofScreening) {
    if (place >= release.place) break;
    if (kind === 'quarantine.placed') for (const it of body.listOr('things')) putAway.add(it.asText());
    if (kind === 'quarantine.lifted') for (const it of body.listOr('things')) putAway.delete(it.asText());
    if (!kind.startsWith('finding.')) continue;
    const id = body.text('finding_id');
    if (kind === 'finding.logged') {
      findings.set(id, {
        category: body.text('conduct_category'),
        criterion: null,
        grade: null,
        directed: false,
      });
    }
    const finding = findings.get(id);
    if (finding === undefined) continue;
    if (kind === 'finding.filtered' || kind === 'finding.held') finding.criterion = null;
    if (body.has('directed_at_protected_group'))
      finding.directed = body.at('directed_at_protected_group').raw;
    if (kind === 'finding.validated') finding.grade = body.text('grade');
    if (kind === 'finding.reviewed') {
      finding.criterion = body.text('disposition') === 'include' ? body.text('criterion_id') : null;
    }
  }
  return [...findings]
    .filter(([id, { criterion }]) => criterion !== null && !putAway.has(id))
    .map(([, { category, criterion, grade, directed }]) => [category, criterion, grade, directed].join(' '));
}

/**
 * @param {string[]} from
 * @param {string[]} what
 */
function without(from, what) {
  const left = [...from];
  for (const it of what) {
    const place = left.indexOf(it);
    if (place >= 0) left.splice(place, 1);
  }
  return left;
}
