// Dates as FHIR writes them, to the year, the month, the day or the instant.

export interface When {
  /** As written. */
  text: string;
  /** The instants it may stand for, in milliseconds. */
  from: number;
  to: number;
}

const HOUR = 3_600_000;
const DAY = 86_400_000;
const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?)?$/;

/** null for what is no date. */
export function whenOf(text: unknown): When | null {
  if (typeof text !== 'string') return null;
  const parts = shape.exec(text);
  if (parts === null) return null;
  const [, year = '', month, day, hour] = parts;
  const from = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (hour !== undefined) {
    const instant = Date.parse(text);
    return Number.isNaN(instant) || !sameDay(from, Number(day)) ? null : { text, from: instant, to: instant };
  }
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || (day !== undefined && !sameDay(from, Number(day)))) return null;
  const next = day !== undefined ? from + DAY : month !== undefined ? Date.UTC(Number(year), Number(month)) : Date.UTC(Number(year) + 1, 0);
  return { text, from, to: next - 1 };
}

/** 31 February is no day. */
const sameDay = (instant: number, day: number) => new Date(instant).getUTCDate() === day;

/** Whether the one is later, however the less precise is read. A day without a time does not say in which zone: up to
 *  14 hours from UTC. */
export function isAfter(one: When, other: When): boolean {
  const slack = isInstant(one) === isInstant(other) ? 0 : 14 * HOUR;
  return one.from - slack > other.to;
}

const isInstant = ({ from, to }: When) => from === to;

/** Whole days between two dates, by the earliest each may stand for. */
export const daysBetween = (earlier: When, later: When) => Math.floor((later.from - earlier.from) / DAY);

/** To the minute, as written there: '2026-11-12 07:55'. */
export const readable = ({ text }: When) => text.slice(0, 16).replace('T', ' ');
