import { Malformed } from './reading.mjs';

/**
 * @typedef {object} Fault one thing that is wrong
 * @property {string} code stable, for programs
 * @property {string} where the file, entry or thing
 * @property {string} words for people
 *
 * @typedef {object} CheckResult
 * @property {string} words what was found in order; what was looked for, if it was not
 * @property {Fault[]} faults
 * @property {Fault[]} remarks worth knowing, and not wrong
 *
 * @typedef {(code: string, where: string, words: string) => void} Say
 */

/**
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function counted(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** What was checked, in plain words, and what is wrong. */
export class Report {
  /** @type {CheckResult[]} */
  checks = [];

  get faults() {
    return this.checks.flatMap(({ faults }) => faults);
  }

  /**
   * @param {string} sought what is looked for
   * @param {(fault: Say, remark: Say) => string} run says what was found when nothing is wrong
   */
  check(sought, run) {
    /** @type {Fault[]} */
    const faults = [];
    /** @type {Fault[]} */
    const remarks = [];
    const known = new Set(this.faults.map(({ code, where }) => `${code} ${where}`));
    /** @type {Say} */
    const fault = (code, where, words) => {
      if (known.has(`${code} ${where}`)) return;
      known.add(`${code} ${where}`);
      faults.push({ code, where, words });
    };
    let found = sought;
    let complete = true;
    try {
      found = run(fault, (code, where, words) => void remarks.push({ code, where, words }));
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      complete = false;
      fault('file.malformed', error.where, error.message);
    }
    const silent = !complete && faults.length === 0;
    if (silent) return;
    this.checks.push({ words: faults.length === 0 ? found : sought, faults, remarks });
  }
}
