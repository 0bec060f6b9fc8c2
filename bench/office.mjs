// People of the demo workspace at work over HTTP, for benchmarks: a requisition, its screenings, and what is found.
import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const ago = (ms) => new Date(Date.now() - ms).toISOString();

const SENTENCES = [
  'Posted a photo from the loading dock with the caption "another day another dollar" and three coworkers tagged.',
  'He threatened to slash the tires of the shift lead and repeated it twice in the comments.',
  'My wife and I moved here from Ohio in 2011, and our mosque on Main Street made us feel at home.',
  'Says the invoice was changed after approval and that nobody in the office noticed for weeks.',
];

/** About 300 characters, as posts are; no two alike. */
export function excerptOf(number) {
  return `Post ${number}. ${[0, 1, 2].map((k) => SENTENCES[(number + k) % SENTENCES.length]).join(' ')}`;
}

const QUERIES = {
  open_web: { query_form: '"{full_name}" {city}', query: '"Jordan Example" Columbus' },
  social_profiles: { query_form: '{handle}', query: 'jordan_example' },
  local_news: { query_form: '"{full_name}"', query: '"Jordan Example"' },
};

export class Office {
  constructor(address, dataDir) {
    this.address = address;
    this.logins = JSON.parse(readFileSync(join(dataDir, 'demo-logins.json'), 'utf8'));
    this.tokens = {};
    this.accounts = {};
  }

  async logIn(role) {
    const { email, password } = this.logins.find((login) => login.role === role);
    const answer = await this.send(role, 'POST', '/v1/sessions', { email, password });
    this.tokens[role] = answer.access_token;
    this.accounts[role] = answer.account.id;
  }

  headers(role) {
    return { authorization: `Bearer ${this.tokens[role]}`, 'content-type': 'application/json' };
  }

  /** One request that must succeed. */
  async send(role, method, path, body) {
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...(this.tokens[role] === undefined ? {} : { authorization: `Bearer ${this.tokens[role]}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  }

  /** A requisition with its people. */
  async openRequisition() {
    for (const { role } of this.logins) await this.logIn(role);
    const { data } = await this.send('coordinator', 'GET', '/v1/checklists');
    this.checklist = data[0];
    this.requisition = await this.send('coordinator', 'POST', '/v1/requisitions', {
      title: 'Bus operator',
      jurisdiction: 'us-oh',
      agency_type: 'general',
      criteria: ['Keeps passengers and colleagues safe'],
      checklist_id: this.checklist.id,
    });
    for (const duty of ['screener', 'reviewer', 'hiring_manager']) {
      await this.send('coordinator', 'POST', `/v1/requisitions/${this.requisition.id}/assignments`, {
        account_id: this.accounts[duty],
        duty,
      });
    }
  }

  /** A screening with consent and identity, whose checklist is begun with the search that finds something. */
  async openScreening() {
    const reference = `APP-2026-${randomInt(1e8, 1e9)}`;
    const candidate = await this.send('coordinator', 'POST', '/v1/candidates', {
      employer_reference: reference,
    });
    const opened = { requisition_id: this.requisition.id, candidate_id: candidate.id };
    const { id } = await this.send('coordinator', 'POST', '/v1/screenings', opened);
    const consent = { notice_version: 'notice-2026-03', given_at: ago(DAY_MS) };
    await this.send('coordinator', 'POST', `/v1/screenings/${id}/consents`, consent);
    await this.send('coordinator', 'PUT', `/v1/screenings/${id}/identity`, {
      full_name: 'Jordan Example',
      other_names: ['Jo Example'],
      handles: ['jordan_example'],
      emails: ['jordan@example.org'],
      phones: ['+1 614 555 0142'],
      cities: ['Columbus'],
    });
    const searches = {};
    for (const step of this.checklist.steps) {
      for (const source of step.sources) searches[step.key] = await this.search(id, step.key, source);
    }
    return { id, searchId: searches.social_profiles };
  }

  async search(screeningId, stepKey, source) {
    const { id } = await this.send('screener', 'POST', `/v1/screenings/${screeningId}/searches`, {
      step_key: stepKey,
      ...QUERIES[stepKey],
      method: 'open_web_search',
      access_basis: 'public',
      source,
      look_back_days: 2557,
      started_at: ago(600_000),
      ended_at: ago(300_000),
      result_count: 3,
    });
    return id;
  }
}

export function findingOf(searchId, number) {
  return {
    search_id: searchId,
    source_url: `https://social.example/jordan_example/posts/${number}`,
    page_title: 'Jordan on Social',
    author_handle: 'jordan_example',
    posted_at: ago(90 * DAY_MS),
    captured_at: ago(200_000),
    capture_digest: createHash('sha256').update(String(number)).digest('hex'),
    excerpt: excerptOf(number),
    screener_note: 'Second post of a thread.',
    method: 'public_profile_logged_out',
    access_basis: 'public',
    conduct_category: 'violence_or_threats',
    matched_by: ['full_name', 'handle_supplied'],
  };
}
