// One patient as typed, and the core's answer to it. Typed text is kept and sent exactly as typed; what it means is
// the core's business.
import { batch, computed, signal } from '@preact/signals';
import type { Assessment, Catalogue, Engine, ModelFile, NumberVariable, PatientRequest, Population, Variable, Warning } from '../engine';
import { words } from '../locales';
import { workup } from './workup';

export type Entry =
  | { kind: 'number'; text: string; unit: string; couldNotPerform: boolean }
  | { kind: 'finding'; present: boolean | null }
  | { kind: 'category'; code: string | null };

export type NumberEntry = Extract<Entry, { kind: 'number' }>;
export type Entries = Readonly<Record<string, Entry>>;
type RequestEntry = NonNullable<PatientRequest['values']>[string];

/** The page asks for a probability in percent, whatever other units the core accepts. */
const PERCENT = '%';
const inPercent = (variable: NumberVariable): NumberVariable => {
  const [unit] = variable.units.filter(({ code }) => code === PERCENT);
  return unit === undefined ? variable : { ...variable, units: [unit] };
};

export type Patient = ReturnType<typeof createPatient>;

/** `start`: what is known already; an entry it lacks is blank. */
export function createPatient(engine: Engine, start: Entries = {}) {
  const catalogue = engine.catalogue();
  const steps = workup(catalogue);
  const variables = steps.flatMap(({ asked, more }) => [...asked, ...more]);
  const pretest = inPercent(catalogue.pretest);
  const infection = inPercent(catalogue.infection_probability);

  const blankEntries: Entries = Object.fromEntries(
    [...variables, pretest, infection].map((variable) => [variable.id, blankEntry(variable)])
  );

  const entries = signal<Entries>({ ...blankEntries, ...start });
  /** Fields left at least once with something to say about them: from then on they speak at once. */
  const spoken = signal<ReadonlySet<string>>(new Set());
  const undoable = signal<Entries | null>(null);

  const blank = computed(() => Object.values(entries.value).every(isBlank));
  const request = computed<PatientRequest>(() => toRequest(entries.value, pretest.id, infection.id));
  const assessment = computed<Assessment>(() => engine.assess(request.value));

  const errorsOf = (id: string) => assessment.value.errors.filter(({ input }) => input === id);

  /** Questions about a value: those about the value itself, and those a score has about it, which it is named for. */
  const remarksOf = (id: string) => {
    const { warnings, models } = assessment.value;
    const about = (list: readonly Warning[]) => list.filter(({ input }) => input === id).map(({ message }) => message);
    const ofScores = models.flatMap((model) => about(model.warnings).map((message) => words.form.remark(model.title, message)));
    return [...new Set([...about(warnings), ...ofScores])];
  };

  const labelOf = (id: string) => [pretest, infection, ...catalogue.variables].find((variable) => variable.id === id)?.label ?? id;
  const entered = (id: string) => !isBlank(entries.value[id]);
  /** Asked once there is an outcome to tell it for; and as long as something stands there. */
  const asksForInfection = computed(() => assessment.value.outcomes.length > 0 || entered(infection.id));

  return {
    catalogue,
    steps,
    variables,
    pretest,
    infection,
    asksForInfection,
    entered,
    entries,
    undoable,
    blank,
    request,
    assessment,
    labelOf,

    refused: (id: string) => errorsOf(id).length > 0,
    /** Questions about a value, whether or not its field was left already. */
    remarks: remarksOf,
    /** What to show beside a field: nothing while it is being typed for the first time. */
    shownErrors: (id: string) => (spoken.value.has(id) ? errorsOf(id) : []),
    shownRemarks: (id: string) => (spoken.value.has(id) ? remarksOf(id) : []),
    /** Errors for the summary: those of fields already left, and those of no field. */
    shownProblems: () => assessment.value.errors.filter(({ input }) => input === null || spoken.value.has(input)),

    set(id: string, entry: Entry) {
      batch(() => {
        entries.value = { ...entries.value, [id]: entry };
        undoable.value = null;
        if (isBlank(entry)) spoken.value = new Set([...spoken.value].filter((other) => other !== id));
      });
    },

    leave(id: string) {
      if (errorsOf(id).length > 0 || remarksOf(id).length > 0) spoken.value = new Set([...spoken.value, id]);
    },

    /** Puts other values in place of all; Undo brings back what stood there. */
    replace(next: Entries) {
      batch(() => {
        undoable.value = entries.value;
        entries.value = { ...blankEntries, ...next };
        spoken.value = new Set(Object.keys(next).filter((id) => !isBlank(next[id])));
      });
    },

    clear() {
      this.replace({});
    },

    undo() {
      const previous = undoable.value;
      if (previous === null) return;
      batch(() => {
        entries.value = previous;
        undoable.value = null;
        spoken.value = new Set(Object.keys(previous).filter((id) => !isBlank(previous[id])));
      });
    },

    dismissUndo() {
      undoable.value = null;
    }
  };
}

/** The first score with counts of its own: what a pre-test probability left empty falls back on. */
export function modelWithCounts({ models }: Catalogue) {
  const counted = (file: ModelFile): file is ModelFile & { population: Population & { events: number; total: number } } =>
    file.observed !== undefined && file.population.events !== undefined && file.population.total !== undefined;
  return models.map(({ file }) => file).find(counted) ?? null;
}

function blankEntry(variable: Variable): Entry {
  switch (variable.kind) {
    case 'number': return { kind: 'number', text: '', unit: variable.units[0].code, couldNotPerform: false };
    case 'finding': return { kind: 'finding', present: null };
    case 'category': return { kind: 'category', code: null };
  }
}

function isBlank(entry: Entry | undefined): boolean {
  switch (entry?.kind) {
    case undefined: return true;
    case 'number': return entry.text === '' && !entry.couldNotPerform;
    case 'finding': return entry.present === null;
    case 'category': return entry.code === null;
  }
}

function toRequest(entries: Entries, pretestId: string, infectionId: string): PatientRequest {
  const values: Record<string, RequestEntry> = {};
  for (const [id, entry] of Object.entries(entries)) {
    if (!isBlank(entry) && id !== pretestId && id !== infectionId) values[id] = toValue(entry);
  }
  return { values, pretest_probability: toProbability(entries[pretestId]), infection_probability: toProbability(entries[infectionId]) };
}

const toProbability = (entry: Entry | undefined) =>
  entry?.kind === 'number' && !isBlank(entry) ? { value: entry.text, unit: entry.unit } : null;

function toValue(entry: Entry): RequestEntry {
  switch (entry.kind) {
    case 'number':
      return entry.couldNotPerform ? { state: 'could_not_perform' } : { value: entry.text, unit: entry.unit };
    case 'finding': return { value: entry.present };
    case 'category': return { value: entry.code };
  }
}
