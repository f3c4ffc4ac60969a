import type { Posttest } from '../../engine';
import type { Scored } from '../reading';

/** The probabilities after the score, or after each still possible; none while the one before is not valid. */
export function posttests({ pretest, posttest }: Scored): Posttest[] {
  if (pretest === null || posttest === null) return [];
  return Array.isArray(posttest) ? posttest : [posttest];
}
