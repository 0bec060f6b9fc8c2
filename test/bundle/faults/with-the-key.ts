import type { Fault } from './fault.js';
import { told } from './story.js';

/** History, by somebody who has the ledger’s private key: everything is signed, and what it says is not lawful. */
export const WITH_THE_KEY: Fault[] = [
  [
    'who logged also reviewed',
    told((s) => s.set('finding.reviewed', { actor: s.actorOf('finding.logged') })),
    'people.own_work',
    /finding\.reviewed/,
  ],
  [
    'a decision maker searched',
    told((s) => s.set('search.logged', { actor: s.actorOf('decision.recorded') })),
    'people.decider_prepared',
    /search\.logged/,
  ],
  [
    'a decision maker released the packet',
    told((s) => s.set('packet.released', { actor: s.actorOf('decision.recorded') })),
    'people.decider_prepared',
    /packet\.released/,
  ],
  [
    'somebody else decided',
    told((s) => s.set('decision.recorded', { actor: s.actorOf('packet.released') })),
    'people.not_decider',
    /decision\.recorded/,
  ],
  [
    'nobody had assigned the reviewer',
    told((s) =>
      s.drop(
        'assignment.made',
        ({ duty, account_id: who }) => duty === 'reviewer' && who === s.actorOf('finding.reviewed'),
      ),
    ),
    'people.not_assigned',
    /finding\.reviewed/,
  ],
  [
    'the screener was not authorized',
    told((s) =>
      s.drop('authorization.granted', ({ account_id: who }) => who === s.actorOf('finding.logged')),
    ),
    'people.not_authorized',
    /finding\.logged/,
  ],
  [
    'who was away approved their own step',
    told((s) => s.set('step.approved', { actor: s.actorOf('step.recorded') })),
    'people.own_work',
    /step\.approved/,
  ],
  [
    'a search before the consent',
    told((s) => s.move('consent.recorded', 'search.logged')),
    'order.search_before_consent',
    /search\.logged/,
  ],
  [
    'no consent at all',
    told((s) => s.drop('consent.recorded')),
    'order.search_before_consent',
    /search\.logged/,
  ],
  [
    'a finding without a search',
    told((s) => s.setBody('finding.logged', { search_id: 'sch_01M81B7BV00123456789ABCDEF' })),
    'order.finding_without_search',
    /finding\.logged/,
  ],
  [
    'a review before the filter',
    told((s) => s.move('finding.filtered', 'finding.reviewed')),
    'order.review_before_filter',
    /finding\.reviewed/,
  ],
  [
    'a release before the review',
    told((s) => s.move('finding.reviewed', 'packet.released')),
    'order.release_before_review',
    /fnd_/,
  ],
  [
    'a release before the validation',
    told((s) => s.move('finding.validated', 'packet.released')),
    'order.release_before_validation',
    /fnd_/,
  ],
  [
    'the end of gathering left out',
    told((s) => s.drop('screening.completed')),
    'stage.gap',
    /packet\.released/,
  ],
  ['the recall left out', told((s) => s.drop('packet.recalled')), 'packet.state_false', /pkt_/],
  [
    'the opening left out',
    told((s) => s.drop('screening.opened')),
    'order.before_opening',
    /consent\.recorded/,
  ],
  [
    'a time moved back',
    told((s) => s.setTime('finding.reviewed', -30 * 86_400_000)),
    'time.backward',
    /finding\.reviewed/,
  ],
  [
    'a time moved, but not in the id',
    told((s) => s.set('finding.reviewed', { at: '2026-01-01T00:00:00.000Z' })),
    'time.differs',
    /finding\.reviewed/,
  ],
  [
    'a step under another checklist',
    told((s) => s.setBody('step.recorded', { checklist_id: 'chk_01M81B7BV00123456789ABCDEF' })),
    'step.other_checklist',
    /led_/,
  ],
  [
    'a screening opened under another checklist',
    told((s) => s.setBody('screening.opened', { checklist_id: 'chk_01M81B7BV00123456789ABCDEF' })),
    'checklist.not_locked',
    /chk_/,
  ],
  [
    'a checklist that was never published',
    told((s) => s.drop('checklist.published')),
    'checklist.not_published',
    /checklists\//,
  ],
  [
    'a checklist exchanged after the lock',
    told((s) => s.insertChange()),
    'checklist.changed_after_lock',
    /led_/,
  ],
  [
    'another text filtered than was logged',
    told((s) => s.setBody('finding.filtered', { text_digest: 'ab'.repeat(32) })),
    'removal.other_text',
    /finding\.(filtered|reviewed)/,
  ],
  [
    'another text reviewed than was filtered',
    told((s) => s.setBody('finding.reviewed', { safe_text_digest_before: 'ab'.repeat(32) })),
    'removal.other_safe_text',
    /finding\.reviewed/,
  ],
  [
    'a packet with a finding that was withheld',
    told((s) => s.setBody('finding.reviewed', { disposition: 'withhold' })),
    'packet.findings_differ',
    /packet\.json/,
  ],
  [
    'a packet with a better grade',
    told((s) => s.setBody('finding.validated', { grade: 'D' })),
    'packet.findings_differ',
    /packet\.json/,
  ],
  [
    'a packet of somebody else',
    told((s) => s.setBody('candidate.added', { reference: 'C-9999' })),
    'packet.other_candidate',
    /packet\.json/,
  ],
  [
    'a key that the ledger never heard of',
    told((s) => s.drop('packet_key.published')),
    'signature.key_not_published',
    /\.jws/,
  ],
  [
    'a release that names another key',
    told((s) => s.setBody('packet.released', { packet_key_id: 'x' })),
    'signature.other_key',
    /\.jws/,
  ],
  ['a packet that nobody released', told((s) => s.drop('packet.released')), 'packet.not_in_ledger', /pkt_/],
];
