// The order of a bedside work-up, which is the order of the form.
import type { Catalogue, ModelFile, Variable } from '../engine';

export type WorkupStep = 'patient' | 'signs' | 'antibodies' | 'bloods' | 'imaging' | 'exacerbation' | 'other';

const order: readonly (readonly [WorkupStep, readonly string[]])[] = [
  ['patient', ['age', 'sex', 'iim_subtype', 'disease_duration', 'overlap_ctd', 'malignancy']],
  ['signs', [
    'rp_ild_present', 'pulmonary_infection', 'fever', 'dyspnea', 'dysphagia', 'muscle_weakness', 'arthritis', 'mechanics_hands',
    'gottron_papules', 'heliotrope_rash', 'shawl_sign', 'v_sign', 'skin_ulceration', 'periungual_erythema'
  ]],
  ['antibodies', ['anti_mda5', 'anti_ro52', 'anti_ars', 'anti_jo1', 'anti_tif1g', 'anti_ku']],
  ['bloods', ['ferritin', 'crp', 'ldh', 'kl6', 'ck', 'ast', 'alt', 'esr', 'neutrophil_percent']],
  ['imaging', [
    'dlco_percent_predicted', 'fvc_percent_predicted', 'ild_present', 'hrct_score', 'lung_suvmean', 'mediastinal_node_abnormal'
  ]],
  ['exacerbation', ['acute_exacerbation']]
];

/** Every input a score uses: for its points, for the rule that holds, for whether it applies. */
export const inputsOf = ({ items, applicability }: ModelFile) => [
  ...items.flatMap((item) => ('cases' in item ? [item.input, ...item.cases.map(({ when }) => when.input)] : [item.input])),
  ...applicability.map(({ input }) => input)
];

/** The same, and what tells whether the patient is like those it was made in. */
export const askedBy = (file: ModelFile) => new Set([...inputsOf(file), ...(file.population.differs ?? []).map(({ input }) => input)]);

/** For each input the titles of the scores that need it. A score made in another disease is named where it is the
 *  only one; an input that most need has no entry. */
export function askersOf(files: readonly ModelFile[]): ReadonlyMap<string, readonly string[]> {
  const asking = files.map((file) => ({ file, asked: askedBy(file) }));
  const own = asking.filter(({ file }) => file.other_disease !== true);
  const inputs = new Set(asking.flatMap(({ asked }) => [...asked]));
  return new Map([...inputs].flatMap((id) => {
    const users = own.filter(({ asked }) => asked.has(id));
    const named = users.length > 0 ? users : asking.filter(({ asked }) => asked.has(id));
    return named.length * 2 > own.length ? [] : [[id, named.map(({ file }) => file.title)] as const];
  }));
}

export interface Step {
  id: WorkupStep;
  /** What a score or an outcome asks for. */
  asked: Variable[];
  /** What only the associated factors use. */
  more: Variable[];
}

export const fieldsIn = (steps: readonly Step[]) => steps.reduce((all, { asked, more }) => all + asked.length + more.length, 0);

interface Workup {
  steps: Step[];
  /** What the chosen scores do not need. */
  rest: Step[];
}

/** The variables anything asks for, in the order of the work-up; one this list does not know yet comes last. `chosen`:
 *  the scores to ask for; null: all, and the outcomes as well. */
export function workup({ variables, models, evidence }: Catalogue, chosen: readonly ModelFile[] | null = null): Workup {
  const ofScores = new Set(models.flatMap(({ file }) => [...askedBy(file)]));
  const ofOutcomes = new Set(evidence.flatMap(({ file }) => file.outcomes ?? []).map(({ input }) => input));
  const ofFactors = new Set(evidence.flatMap((entry) => entry.factors).map(({ input }) => input));
  const placed = new Set(order.flatMap(([, ids]) => ids));
  const others = variables.filter(({ id }) => !placed.has(id)).map(({ id }) => id);
  const groups = [...order, ['other', others] as const].map(([id, ids]) => ({
    id,
    known: ids.flatMap((one) => variables.filter((variable) => variable.id === one))
  }));
  const where = (asks: (variable: Variable) => boolean, more: (variable: Variable) => boolean): Step[] => groups
    .map(({ id, known }) => ({ id, asked: known.filter(asks), more: known.filter((variable) => !asks(variable) && more(variable)) }))
    .filter((step) => step.asked.length > 0 || step.more.length > 0);

  const used = ({ id }: Variable) => ofScores.has(id) || ofOutcomes.has(id);
  const factor = ({ id }: Variable) => ofFactors.has(id);
  if (chosen === null) return { steps: where(used, factor), rest: [] };
  const needed = new Set(chosen.flatMap((file) => [...askedBy(file)]));
  const asks = ({ id }: Variable) => needed.has(id);
  return {
    steps: where(asks, () => false),
    rest: where((variable) => !asks(variable) && (used(variable) || factor(variable)), () => false)
  };
}
