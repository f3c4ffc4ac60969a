// The order of a bedside work-up, which is the order of the form.
import type { Catalogue, ModelFile, Variable } from '../engine';

export type WorkupStep = 'patient' | 'signs' | 'antibodies' | 'bloods' | 'imaging' | 'exacerbation' | 'other';

const steps: readonly (readonly [WorkupStep, readonly string[]])[] = [
  ['patient', ['age', 'sex', 'iim_subtype', 'disease_duration']],
  ['signs', [
    'rp_ild_present', 'pulmonary_infection', 'fever', 'dyspnea', 'dysphagia', 'muscle_weakness', 'arthritis', 'mechanics_hands',
    'gottron_papules', 'heliotrope_rash', 'shawl_sign', 'v_sign', 'skin_ulceration', 'periungual_erythema'
  ]],
  ['antibodies', ['anti_mda5', 'anti_ro52', 'anti_ars', 'anti_jo1', 'anti_tif1g', 'anti_ku']],
  ['bloods', ['ferritin', 'crp', 'ldh', 'kl6', 'ck', 'ast', 'alt', 'esr', 'neutrophil_percent']],
  ['imaging', ['dlco_percent_predicted', 'fvc_percent_predicted', 'lung_suvmean', 'mediastinal_node_abnormal', 'hrct_score']],
  ['exacerbation', ['acute_exacerbation']]
];

/** Every input a score uses: for its points, for the rule that holds, for whether it applies. */
export const inputsOf = ({ items, applicability }: ModelFile) => [
  ...items.flatMap((item) => ('cases' in item ? [item.input, ...item.cases.map(({ when }) => when.input)] : [item.input])),
  ...applicability.map(({ input }) => input)
];

export interface Step {
  id: WorkupStep;
  /** What a score or an outcome asks for. */
  asked: Variable[];
  /** What only the associated factors use. */
  more: Variable[];
}

/** The variables anything asks for, in the order of the work-up; one this list does not know yet comes last. */
export function workup({ variables, models, evidence }: Catalogue): Step[] {
  const scores = new Set([
    ...models.flatMap(({ file }) => inputsOf(file)),
    ...evidence.flatMap(({ file }) => file.outcomes ?? []).map(({ input }) => input)
  ]);
  const factors = new Set(evidence.flatMap((entry) => entry.factors).map(({ input }) => input));
  const placed = new Set(steps.flatMap(([, ids]) => ids));
  const rest = variables.filter(({ id }) => !placed.has(id)).map(({ id }) => id);
  return [...steps, ['other', rest] as const]
    .map(([id, ids]) => {
      const known = ids.flatMap((one) => variables.filter((variable) => variable.id === one));
      return {
        id,
        asked: known.filter((variable) => scores.has(variable.id)),
        more: known.filter((variable) => !scores.has(variable.id) && factors.has(variable.id))
      };
    })
    .filter(({ asked, more }) => asked.length > 0 || more.length > 0);
}
