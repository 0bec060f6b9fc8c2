const DAY_MS = 86_400_000;

/** How far a search's start may lie from the checklist's before it is another window: months differ in length. */
export const LOOK_BACK_TOLERANCE_DAYS = 31;

/** A window of dates, both included, as `2019-11-22`. */
export interface SearchedWindow {
  readonly from: string;
  readonly to: string;
}

/** The window that reaches this many days back from a moment. */
export function windowOfDays(days: number, end: Date): SearchedWindow {
  return { from: dateOf(new Date(end.getTime() - days * DAY_MS)), to: dateOf(end) };
}

/** The first day of a step's look-back: its months, counted back from the opening of the screening. */
export function lookBackStart(openedAt: Date, months: number): Date {
  const start = new Date(Date.UTC(openedAt.getUTCFullYear(), openedAt.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(openedAt.getUTCDate(), lastDay));
  return start;
}

/**
 * How many days a window starts before (positive) or after (negative) the look-back that the checklist asks for, and
 * how many days before the screening's opening it ends; 0 within the tolerance.
 */
export function lookBackDifference(
  window: SearchedWindow,
  openedAt: Date,
  months: number,
): { readonly startsEarlierBy: number; readonly endsEarlierBy: number } {
  const wanted = lookBackStart(openedAt, months);
  return {
    startsEarlierBy: beyondTolerance(daysBetween(window.from, dateOf(wanted))),
    endsEarlierBy: Math.max(0, beyondTolerance(daysBetween(window.to, dateOf(openedAt)))),
  };
}

function beyondTolerance(days: number): number {
  return Math.abs(days) > LOOK_BACK_TOLERANCE_DAYS ? days : 0;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function dateOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
