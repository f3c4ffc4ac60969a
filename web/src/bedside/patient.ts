// One patient as typed, and the core's answer to it. Typed text is kept and sent exactly as typed; what it means is
// the core's business.
import { batch, computed, signal, type Signal } from '@preact/signals';
import type {
  Assessment, CatalogueModel, Engine, ModelFile, NumberVariable, PatientRequest, Population, UnitSuggestion, Variable, Warning
} from '../engine';
import { words } from '../locales';
import { createHistory } from './form/history';
import { chosenScores, preferredUnits } from './settings';
import { askersOf, workup } from './workup';

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

/** What asks whether a value is what was meant; the other warnings are about what a good value means. */
const questions: readonly Warning['code'][] = ['check_value', 'check_unit', 'check_thousands', 'contradiction'];

/** Something to say beside a field about its value. */
export interface Remark {
  message: string;
  suggestion: UnitSuggestion;
  /** The question that "It is right" answers; null where nothing was asked. */
  question: Warning | null;
}

/** A question answered with "It is right", and the values it was asked about. */
interface Confirmation {
  message: string;
  about: Entries;
}

/** What a change of many fields is called. */
export interface Bulk {
  name: () => string;
  note?: () => string;
  group?: string;
}

/** What was typed, and what was done with it; a patient in another language goes on with it. */
export interface Typed {
  entries: Signal<Entries>;
  /** Fields left at least once with something to say about them: from then on they speak at once. */
  spoken: Signal<ReadonlySet<string>>;
  history: ReturnType<typeof createHistory>;
  /** Every question and remark in the language it was typed in, and which were answered with "It is right". */
  questions: () => { messages: readonly string[]; confirmed: readonly Confirmation[] };
}

export type Patient = ReturnType<typeof createPatient>;

/** `start`: what is known already, an entry it lacks is blank; or what was typed in another language, to go on with. */
export function createPatient(engine: Engine, start: Entries | Typed = {}) {
  const { catalogue } = engine;
  const { steps } = workup(catalogue);
  const variables = steps.flatMap(({ asked, more }) => [...asked, ...more]);
  const pretest = inPercent(catalogue.pretest);
  const infection = inPercent(catalogue.infection_probability);
  const fields = [...variables, pretest, infection];

  const blankEntries = (): Entries => Object.fromEntries(fields.map((variable) => [variable.id, blankEntry(variable)]));

  const { entries, spoken, history }: Omit<Typed, 'questions'> = isTyped(start)
    ? start
    : { entries: signal({ ...blankEntries(), ...start }), spoken: signal(new Set()), history: createHistory() };
  const confirmations = signal<readonly Confirmation[]>([]);
  /** What was done with many fields, or taken back: for those who do not see it. */
  const notice = signal('');

  /** Those of the chosen scores that there are: a choice kept from an earlier version may name others. */
  const chosen = computed(() => {
    const ids = catalogue.models.map(({ file }) => file.id).filter((id) => chosenScores.value?.includes(id));
    return ids.length === 0 ? null : ids;
  });
  /** The scores asked for. */
  const models = computed(() => catalogue.models.filter(({ file }) => chosen.value?.includes(file.id) ?? true));
  /** The fields those scores need, and the rest. */
  const shown = computed(() => workup(catalogue, chosen.value === null ? null : models.value.map(({ file }) => file)));

  const askers = computed(() => askersOf(models.value.map(({ file }) => file)));

  const blank = computed(() => Object.values(entries.value).every(isBlank));
  const request = computed<PatientRequest>(() => ({
    ...toRequest(entries.value, pretest.id, infection.id),
    models: chosen.value
  }));
  /** A change that says nothing new, such as the unit of an empty field, asks for no new answer. */
  const asked = computed(() => JSON.stringify(request.value));
  const assessment = computed<Assessment>(() => engine.assess(JSON.parse(asked.value) as PatientRequest));

  const questionsNow: Typed['questions'] = () => (
    { messages: assessment.value.warnings.map(({ message }) => message), confirmed: confirmations.value }
  );
  if (isTyped(start)) {
    // The same request has the same warnings, in the same order, in every language.
    const before = start.questions();
    const { messages } = questionsNow();
    confirmations.value = before.confirmed.map((one) => ({ ...one, message: messages[before.messages.indexOf(one.message)] ?? one.message }));
  }

  const errorsOf = (id: string) => assessment.value.errors.filter(({ input }) => input === id);

  const confirmed = ({ message }: Warning) =>
    confirmations.value.some((one) => one.message === message && Object.entries(one.about).every(([id, entry]) => entries.value[id] === entry));

  /** What there is to say about a value: about the value itself, and what a score has about it, which it is named for. */
  const remarksOf = (id: string): Remark[] => {
    const { warnings, models: answers } = assessment.value;
    const about = (list: readonly Warning[]) => list.filter((warning) => warning.input === id && !confirmed(warning));
    const all = [
      ...about(warnings).map((warning) => ({
        message: warning.message,
        suggestion: warning.suggestion,
        question: questions.includes(warning.code) ? warning : null
      })),
      ...answers.flatMap((model) => about(model.warnings).map(({ message, suggestion }) => (
        { message: words.form.remark(model.title, message), suggestion, question: null }
      )))
    ];
    return all.filter(({ message }, index) => all.findIndex((other) => other.message === message) === index);
  };

  const kindOf = (id: string) => entries.value[id]?.kind;
  /** A number speaks once it was left, a choice at once. */
  const speaks = (id: string) => kindOf(id) !== 'number' || spoken.value.has(id);

  const labelOf = (id: string) => [pretest, infection, ...catalogue.variables].find((variable) => variable.id === id)?.label ?? id;
  const entered = (id: string) => !isBlank(entries.value[id]);
  /** Asked once there is an outcome to tell it for; and as long as something stands there. */
  const asksForInfection = computed(() => assessment.value.outcomes.length > 0 || entered(infection.id));

  const speakOf = (all: Entries) => { spoken.value = new Set(Object.keys(all).filter((id) => !isBlank(all[id]))); };

  /** Puts other values in place of all; `all` lacks what is blank. */
  const replaceAll = (all: Entries, { name, note, group }: Bulk, clears = false) => {
    batch(() => {
      history.record({ before: entries.value, name, note: note ?? null, group: group ?? null }, { clears });
      entries.value = { ...blankEntries(), ...all };
      notice.value = note?.() ?? '';
      speakOf(all);
    });
  };

  return {
    catalogue,
    steps,
    variables,
    pretest,
    infection,
    models,
    shown,
    asksForInfection,
    entered,
    typed: { entries, spoken, history, questions: questionsNow } satisfies Typed,
    entries,
    undoable: computed(() => {
      const last = history.last.value;
      return last === null ? null : { ...last, name: last.name(labelOf), note: last.note?.() ?? null };
    }),
    notice,
    blank,
    request,
    assessment,
    labelOf,
    /** Of a value an answer lacks; one that is entered is not precise enough. */
    missingLabel: (id: string) => (entered(id) ? words.result.morePrecisely(labelOf(id)) : labelOf(id)),

    chosen,
    /** Which scores need a field, by their titles; empty where most do. */
    askedForBy: (id: string) => askers.value.get(id) ?? [],
    /** Asks only for these scores; none or null: for all. */
    choose(ids: readonly string[] | null) {
      const known = (ids ?? []).filter((id) => catalogue.models.some(({ file }) => file.id === id));
      chosenScores.value = known.length === 0 ? null : known;
    },

    refused: (id: string) => errorsOf(id).length > 0,
    /** Questions about a value, whether or not its field was left already. */
    remarks: (id: string) => remarksOf(id).map(({ message }) => message),
    /** What to show beside a field: nothing while it is being typed for the first time. */
    shownErrors: (id: string) => (spoken.value.has(id) ? errorsOf(id) : []),
    shownRemarks: (id: string) => (speaks(id) ? remarksOf(id) : []),
    /** Errors for the summary: those of fields already left, and those of no field. */
    shownProblems: () => assessment.value.errors.filter(({ input }) => input === null || spoken.value.has(input)),
    /** Questions for the summary, each once with the fields it is about. */
    shownQuestions: () => {
      const open = assessment.value.warnings.filter(({ input, code }) => questions.includes(code) && input !== null && speaks(input));
      const messages = [...new Set(open.filter((warning) => !confirmed(warning)).map(({ message }) => message))];
      return messages.map((message) => ({
        message,
        inputs: open.flatMap((warning) => (warning.message === message && warning.input !== null ? [warning.input] : []))
      }));
    },

    confirmed,
    /** "It is right": the question is not asked again until a value it is about changes. */
    confirm({ message }: Warning) {
      const inputs = assessment.value.warnings.flatMap((warning) => (warning.message === message && warning.input !== null ? [warning.input] : []));
      const about = Object.fromEntries(Object.entries(entries.value).filter(([id]) => inputs.includes(id)));
      confirmations.value = [...confirmations.value.filter((one) => one.message !== message), { message, about }];
    },

    set(id: string, entry: Entry) {
      const before = entries.value;
      const old = before[id];
      if (old !== undefined && same(old, entry)) return;
      const typing = entry.kind === 'number' && old?.kind === 'number' && same({ ...old, text: entry.text }, entry) ? id : null;
      batch(() => {
        history.record({ before, name: (label) => words.form.undoNames.field(label(id)), note: null, group: null }, { typing });
        entries.value = { ...before, [id]: entry };
        notice.value = '';
        if (isBlank(entry)) spoken.value = new Set([...spoken.value].filter((other) => other !== id));
      });
    },

    /** The number stays, in another unit; later fields of this kind begin in it. */
    setUnit(id: string, unit: string) {
      const old = entries.value[id];
      if (old?.kind !== 'number' || old.unit === unit) return;
      batch(() => {
        history.record({ before: entries.value, name: (label) => words.form.undoNames.unit(label(id)), note: null, group: null });
        entries.value = { ...entries.value, [id]: { ...old, unit } };
        notice.value = '';
        preferredUnits.value = { ...preferredUnits.value, [id]: unit };
      });
    },

    leave(id: string) {
      history.endTyping(id);
      if (errorsOf(id).length > 0 || remarksOf(id).length > 0) spoken.value = new Set([...spoken.value, id]);
    },

    /** Several fields in one go. */
    change(some: Entries, bulk: Bulk) {
      replaceAll({ ...entries.value, ...some }, bulk);
    },

    /** Puts other values in place of all; Undo brings back what stood there, of `another` patient only until the next
     *  entry. */
    replace(next: Entries, bulk: Bulk = { name: () => words.form.undoNames.replaced }, another = false) {
      replaceAll(next, bulk, another);
    },

    clear() {
      replaceAll({}, { name: () => words.form.undoNames.cleared, note: () => words.form.cleared }, true);
    },

    undo() {
      const change = history.take();
      if (change === null) return;
      batch(() => {
        entries.value = change.before;
        notice.value = words.form.undone(change.name(labelOf));
        speakOf(change.before);
      });
    },

    /** Nothing can be taken back any more. */
    dismissUndo() {
      history.forget();
    }
  };
}

/** The first score with counts of its own: what a pre-test probability left empty falls back on. */
export function modelWithCounts(models: readonly CatalogueModel[]) {
  const counted = (file: ModelFile): file is ModelFile & { population: Population & { events: number; total: number } } =>
    file.observed !== undefined && file.population.events !== undefined && file.population.total !== undefined;
  return models.map(({ file }) => file).find(counted) ?? null;
}

const isTyped = (start: Entries | Typed): start is Typed => 'history' in start;

/** A unit preferred once may be gone from the data since. */
const firstUnit = ({ id, units }: NumberVariable) => (units.find(({ code }) => code === preferredUnits.value[id]) ?? units[0]).code;

function blankEntry(variable: Variable): Entry {
  switch (variable.kind) {
    case 'number': return { kind: 'number', text: '', unit: firstUnit(variable), couldNotPerform: false };
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

function same(one: Entry, other: Entry): boolean {
  return JSON.stringify(one, Object.keys(one).sort()) === JSON.stringify(other, Object.keys(other).sort());
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
