import type { PublishChecklist } from '../screenings/checklists/checklist.dto.js';

/** The checklist of the demo workspace: short, but of the kind an office would use. */
export const DEMO_CHECKLIST: PublishChecklist = {
  name: 'Public safety standard',
  position_class: 'public_safety',
  steps: [
    {
      key: 'open_web',
      title: 'Open web search',
      technique:
        'Search each engine in a private window without being logged in. Read the first three pages of results. ' +
        'Log every search, also one that finds nothing.',
      sources: ['google.com', 'bing.com'],
      query_forms: ['"{full_name}" {city}', '"{handle}"'],
      look_back_months: 84,
      evidence: 'Full-page capture of each logged result, with its SHA-256 digest and the time in UTC.',
    },
    {
      key: 'social_profiles',
      title: 'Public profiles of supplied handles',
      technique:
        'Open the public profile of every handle the candidate supplied, without being logged in. Read public posts ' +
        'within the look-back. Do not follow, friend or message anybody.',
      sources: ['facebook.com', 'x.com'],
      query_forms: ['{handle}'],
      look_back_months: 84,
      evidence: 'Full-page capture of each logged post, with its SHA-256 digest and the time in UTC.',
    },
    {
      key: 'local_news',
      title: 'Local news',
      technique: 'Search the archive of the local newspaper for the name together with the city.',
      sources: ['news.example.org'],
      query_forms: ['"{full_name}"'],
      look_back_months: 84,
      evidence: 'Link and capture of each article, with its SHA-256 digest.',
    },
  ],
};
