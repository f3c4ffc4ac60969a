import type { Verification } from '../engine';

const order: readonly Verification['level'][] = ['full_text', 'abstract'];

/** What was read in full comes before what was read in an abstract; else the order stays. */
export const bestReadFirst = <T extends { file: { verification: Verification } }>(entries: readonly T[]): T[] =>
  [...entries].sort((one, other) => order.indexOf(one.file.verification.level) - order.indexOf(other.file.verification.level));
