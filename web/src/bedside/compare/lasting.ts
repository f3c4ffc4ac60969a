import type { Entries, Patient } from '../patient';

/** Steps of the work-up whose answers hold at a later time as well, and what in them does not. */
const LASTING = ['patient', 'antibodies'];
const PASSING = ['disease_duration'];

/** Who it is, the diagnosis and the antibodies; whatever is measured or looked for again is left open. */
export function lasting(patient: Patient): Entries {
  const ids = patient.steps
    .filter(({ id }) => LASTING.includes(id))
    .flatMap(({ asked, more }) => [...asked, ...more])
    .map(({ id }) => id)
    .filter((id) => !PASSING.includes(id));
  return Object.fromEntries(ids.flatMap((id) => {
    const entry = patient.entries.value[id];
    return entry === undefined ? [] : [[id, entry]];
  }));
}
