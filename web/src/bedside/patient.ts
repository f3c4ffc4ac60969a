// One patient as typed, and the core's answer to it. Typed text is kept and sent exactly as typed; what it means is
// the core's business.
import { batch, computed, signal } from '@preact/signals';
import type { Assessment, Catalogue, CatalogueModel, Engine, PatientRequest, Variable } from '../engine';

export type Entry =
  | { kind: 'number'; text: string; unit: string; couldNotPerform: boolean }
  | { kind: 'finding'; present: boolean | null }
  | { kind: 'category'; code: string | null };

export type NumberEntry = Extract<Entry, { kind: 'number' }>;
type Entries = Readonly<Record<string, Entry>>;
type RequestEntry = NonNullable<PatientRequest['values']>[string];

/** The page asks for the pre-test probability in percent, whatever other units the core accepts. */
const PRETEST_UNIT = '%';

export type Patient = ReturnType<typeof createPatient>;

export function createPatient(engine: Engine) {
  const catalogue = engine.catalogue();
  const variables = askedFor(catalogue);
  const pretest = { ...catalogue.pretest, units: catalogue.pretest.units.filter(({ code }) => code === PRETEST_UNIT) };

  const blankEntries: Entries = Object.fromEntries([
    ...variables.map((variable) => [variable.id, blankEntry(variable)] as const),
    [pretest.id, { kind: 'number', text: '', unit: PRETEST_UNIT, couldNotPerform: false } satisfies Entry]
  ]);

  const entries = signal<Entries>(blankEntries);
  /** Fields left at least once with something to say about them: from then on they speak at once. */
  const spoken = signal<ReadonlySet<string>>(new Set());
  const undoable = signal<Entries | null>(null);

  const blank = computed(() => Object.values(entries.value).every(isBlank));
  const assessment = computed<Assessment>(() => engine.assess(toRequest(entries.value, pretest.id)));

  const errorsOf = (id: string) => assessment.value.errors.filter(({ input }) => input === id);

  /** Questions about a value: those about the value itself, and those a model has about it. */
  const remarksOf = (id: string) => {
    const { warnings, models } = assessment.value;
    const all = [...warnings, ...models.flatMap((model) => model.warnings)].filter(({ input }) => input === id);
    return [...new Set(all.map(({ message }) => message))];
  };

  const labelOf = (id: string) =>
    id === pretest.id ? pretest.label : catalogue.variables.find((variable) => variable.id === id)?.label ?? id;

  return {
    catalogue,
    variables,
    pretest,
    entries,
    undoable,
    blank,
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

    clear() {
      batch(() => {
        undoable.value = entries.value;
        entries.value = blankEntries;
        spoken.value = new Set();
      });
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

export function modelsWithAnswers(patient: Patient) {
  return patient.catalogue.models.map((entry) => ({
    entry,
    // Absent: the core withholds a model that asks for a refused value.
    answer: patient.assessment.value.models.find(({ id }) => id === entry.file.id) ?? null
  }));
}

/** The variables the models use, in the models' own order: first what gives points, then what limits them. */
function askedFor(catalogue: Catalogue): Variable[] {
  const inputs = (model: CatalogueModel) => [...model.file.items, ...model.file.applicability].map(({ input }) => input);
  const wanted = new Set(catalogue.models.flatMap(inputs));
  return [...wanted].flatMap((id) => catalogue.variables.filter((variable) => variable.id === id));
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

function toRequest(entries: Entries, pretestId: string): PatientRequest {
  const values: Record<string, RequestEntry> = {};
  let pretest: PatientRequest['pretest_probability'] = null;
  for (const [id, entry] of Object.entries(entries)) {
    if (isBlank(entry)) continue;
    if (id === pretestId) {
      if (entry.kind === 'number') pretest = { value: entry.text, unit: entry.unit };
    } else {
      values[id] = toValue(entry);
    }
  }
  return { values, pretest_probability: pretest };
}

function toValue(entry: Entry): RequestEntry {
  switch (entry.kind) {
    case 'number':
      return entry.couldNotPerform ? { state: 'could_not_perform' } : { value: entry.text, unit: entry.unit };
    case 'finding': return { value: entry.present };
    case 'category': return { value: entry.code };
  }
}
