/**
 * @typedef {import('../bundle.mjs').Bundle} Bundle
 * @typedef {import('../bundle.mjs').Entry} Entry
 * @typedef {import('../report.mjs').Say} Say
 */

/**
 * @param {import('../report.mjs').Report} report
 * @param {Bundle} bundle
 */
export function checkOrder(report, bundle) {
  report.check('Every act came after what must come before it', (fault) => {
    const story = new Story(bundle, fault);
    for (const entry of bundle.ofScreening) story.follow(entry);
    return `All ${bundle.ofScreening.length} acts on the screening came in their order: consent, searches, findings, filter, review, release.`;
  });
}

/** What has happened so far, as far as later acts ask for it. */
class Story {
  /**
   * @param {Bundle} bundle
   * @param {Say} fault
   */
  constructor(bundle, fault) {
    this.fault = fault;
    /** A second, blind screening has its consent in the file of the first. */
    this.needsConsent = bundle.json('screening.json').text('purpose') === 'selection';
    this.opened = isDrawn(bundle);
    this.consents = new Set();
    this.searches = new Set();
    /** @type {Map<string, { filtered: boolean, held: boolean, reviewed: boolean, included: boolean, validated: boolean }>} */
    this.findings = new Map();
    this.putAway = new Set();
    this.packets = new Set();
  }

  /** @param {Entry} entry */
  follow(entry) {
    const { kind, body } = entry;
    if (kind === 'screening.opened') {
      if (this.opened) this.fault('order.opened_twice', entry.id, 'The screening was opened twice.');
      this.opened = true;
      return;
    }
    // Consent and offers may be on file, and incidents open, about a screening alone: it must be there.
    if (!this.opened)
      this.fault('order.before_opening', nameOf(entry), 'This came before the screening was opened.');
    if (kind === 'consent.recorded') this.consents.add(body.text('consent_id'));
    if (kind === 'consent.withdrawn') this.consents.delete(body.text('consent_id'));
    if (kind === 'search.logged') this.#search(entry);
    if (kind === 'quarantine.placed') for (const it of body.listOr('things')) this.putAway.add(it.asText());
    if (kind === 'quarantine.lifted')
      for (const it of body.listOr('things')) this.putAway.delete(it.asText());
    if (kind.startsWith('finding.')) this.#finding(entry);
    if (kind === 'packet.released') this.#release(entry);
    if (['packet.opened', 'packet.acknowledged', 'packet.recalled', 'decision.recorded'].includes(kind)) {
      const packetId = body.text('packet_id');
      if (!this.packets.has(packetId)) {
        this.fault(
          'order.before_release',
          nameOf(entry),
          `This is about packet ${packetId}, which was not released before.`,
        );
      }
    }
  }

  /** @param {Entry} entry */
  #search(entry) {
    if (this.needsConsent && this.consents.size === 0) {
      this.fault(
        'order.search_before_consent',
        nameOf(entry),
        'A search without the candidate’s consent in force.',
      );
    }
    this.searches.add(entry.body.text('search_id'));
  }

  /** @param {Entry} entry */
  #finding(entry) {
    const { kind, body } = entry;
    const id = body.text('finding_id');
    if (kind === 'finding.logged') {
      const searchId = body.text('search_id');
      if (!this.searches.has(searchId)) {
        this.fault(
          'order.finding_without_search',
          nameOf(entry),
          `The search ${searchId} was not logged before.`,
        );
      }
      this.findings.set(id, {
        filtered: false,
        held: false,
        reviewed: false,
        included: false,
        validated: false,
      });
      return;
    }
    const finding = this.findings.get(id);
    if (finding === undefined) {
      this.fault('order.before_finding', nameOf(entry), `The finding ${id} was not logged before.`);
      return;
    }
    if (kind === 'finding.filtered' || kind === 'finding.held') {
      Object.assign(finding, {
        filtered: true,
        held: kind === 'finding.held',
        reviewed: false,
        included: false,
      });
    }
    if (kind === 'finding.validated') finding.validated = true;
    if (kind === 'finding.reviewed') {
      const included = body.text('disposition') === 'include';
      if (!finding.filtered) {
        this.fault('order.review_before_filter', nameOf(entry), 'It was reviewed before the filter had run.');
      }
      if (included && finding.held) {
        this.fault(
          'order.held_included',
          nameOf(entry),
          'The filter holds this finding, and it was included all the same.',
        );
      }
      Object.assign(finding, { reviewed: true, included });
    }
  }

  /** @param {Entry} entry */
  #release(entry) {
    this.packets.add(entry.body.text('packet_id'));
    for (const [id, finding] of this.findings) {
      if (this.putAway.has(id)) continue;
      if (!finding.reviewed) {
        this.fault(
          'order.release_before_review',
          `${entry.id}, ${id}`,
          'A packet was released while this finding was not reviewed.',
        );
      } else if (finding.included && !finding.validated) {
        this.fault(
          'order.release_before_validation',
          `${entry.id}, ${id}`,
          'A packet was released with this finding, which nobody had validated.',
        );
      }
    }
  }
}

/**
 * A second, blind screening is opened by the draw of a sample, which names it beside the first.
 *
 * @param {Bundle} bundle
 */
function isDrawn(bundle) {
  return bundle
    .ofKind('consistency_sample.drawn')
    .some(({ body }) =>
      body.listOr('pairs').some((pair) => pair.asText().split(' ')[1] === bundle.screeningId),
    );
}

/** @param {Entry} entry */
function nameOf({ id, kind }) {
  return `${id} (${kind})`;
}
