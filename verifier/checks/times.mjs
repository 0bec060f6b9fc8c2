import { entryOf } from '../bundle.mjs';

/** Acts are made at once and entered one after the other; a long one, like an import, may be entered late. */
const SLACK_MS = 15 * 60_000;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * @param {import('../report.mjs').Report} report
 * @param {import('../bundle.mjs').Bundle} bundle
 */
export function checkTimes(report, bundle) {
  report.check('The times run forward', (fault) => {
    const anchor = 'anchor/entry.json';
    const entries = [...bundle.entries, entryOf(bundle.bytes(anchor), anchor)];
    let latest = Number.NEGATIVE_INFINITY;
    for (const { id, kind, at } of entries) {
      const time = ISO.test(at) ? Date.parse(at) : Number.NaN;
      if (Number.isNaN(time)) {
        fault('time.malformed', `${id} (${kind})`, `This is no time: ${at}`);
        continue;
      }
      if (time !== timeInId(id)) {
        fault(
          'time.differs',
          `${id} (${kind})`,
          `It says ${at}, but its id was made at ${isoOf(timeInId(id))}.`,
        );
      }
      if (time < latest - SLACK_MS) {
        fault(
          'time.backward',
          `${id} (${kind})`,
          `It says ${at}, but an entry before it says ${isoOf(latest)}.`,
        );
      }
      latest = Math.max(latest, time);
    }
    return `The times run forward, from ${entries[0]?.at} to ${entries.at(-1)?.at}.`;
  });
}

/**
 * An id begins with the time at which it was made (ULID: 48 bits, ten characters).
 *
 * @param {string} id
 */
function timeInId(id) {
  const letters = [...id.slice(id.indexOf('_') + 1).slice(0, 10)];
  return letters.reduce((time, letter) => time * 32 + CROCKFORD.indexOf(letter), 0);
}

/** @param {number} time */
function isoOf(time) {
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : String(time);
}
