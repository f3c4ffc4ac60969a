import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Variable } from '../../engine';
import { daysBetween, readable, type When } from '../../fhir/when';
import { roomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Details } from '../../ui/Details/Details';
import { Note } from '../../ui/Note/Note';
import type { Patient } from '../patient';
import type { Session } from '../session';
import { entriesWith, type Choice, type Option, type Proposal } from './proposal';
import { fieldsOf, typedText, usedText } from './report';

interface Props {
  session: Session;
  proposal: Proposal;
  onClose: () => void;
}

type Chosen = ReadonlyMap<string, number | null>;

/** What would be used, as the core reads it; what to choose; what was left out. Nothing changes before "Use". */
export function Preview({ session, proposal, onClose }: Props) {
  const { patient } = session.current.value;
  const [chosen, setChosen] = useState<Chosen>(() => new Map(proposal.choices.map(({ id, proposed }) => [id, proposed])));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const copy = useMemo(() => session.copyOf(patient), [patient]);
  useMemo(() => copy.replace(entriesWith(proposal, chosen, patient.entries.value)), [copy, chosen]);

  // A value from a record that the core refuses is no value; one that somebody typed and saved is shown again as typed.
  const refused = (id: string) => proposal.kind === 'fhir' && copy.refused(id);
  const taken = proposal.choices.filter(({ id }) => (chosen.get(id) ?? null) !== null);
  const usable = taken.filter(({ id }) => !refused(id));
  const open = proposal.choices.filter((choice) => choice.options.length > 1 || choice.proposed === null);
  const undecided = open.filter(({ id }) => (chosen.get(id) ?? null) === null);
  const dates = datesOf(usable, chosen);

  const use = () => {
    const kept = new Map([...chosen].filter(([id]) => !refused(id)));
    patient.replace(entriesWith(proposal, kept, patient.entries.value), { name: () => roomWords.file.undoName, note: () => roomWords.file.opened }, proposal.kind === 'patient');
    // Whom a time point was taken away from is no longer here.
    if (proposal.kind === 'patient') session.forgetRemoved();
    onClose();
  };

  return (
    <>
      <h3 class="ml-heading ml-out__heading" tabIndex={-1} ref={heading}>{roomWords.file.useTitle}</h3>
      {proposal.notes.map((note) => <Note key={note}>{note}</Note>)}
      {dates.apart > 0 && <Note>{roomWords.fhir.apart(dates.apart)}</Note>}
      {dates.undated.length > 0 && <p class="ml-quiet">{roomWords.fhir.undatedNote(dates.undated.map(patient.labelOf))}</p>}
      {proposal.choices.length === 0 && <p>{roomWords.file.nothing}</p>}
      <ul class="ml-out__values">
        {proposal.choices.map((choice) => (
          <li class="ml-out__value" key={choice.id}>
            {open.includes(choice)
              ? <Several choice={choice} patient={patient} chosen={chosen.get(choice.id) ?? null} latest={dates.latest} onChoose={(place) => setChosen(new Map([...chosen, [choice.id, place]]))} />
              : <One choice={choice} patient={patient} latest={dates.latest} />}
            <Reading id={choice.id} patient={patient} copy={copy} taken={taken.includes(choice)} />
          </li>
        ))}
      </ul>
      {undecided.length > 0 && <p>{roomWords.fhir.undecided(undecided.map(({ id }) => patient.labelOf(id)))}</p>}
      {proposal.ignoredCount > 0 && (
        <Details summary={roomWords.file.ignoredTitle(proposal.ignoredCount)}>
          <ul class="ml-list">{proposal.ignored.map((line) => <li key={line}>{line}</li>)}</ul>
        </Details>
      )}
      <div class="ml-out__actions">
        {usable.length > 0 && <p class="ml-quiet">{replaced(proposal, usable, patient, copy)}</p>}
        <div class="ml-buttons">
          <Button variant="primary" disabled={usable.length === 0} onClick={use}>{roomWords.file.use}</Button>
          <Button variant="plain" onClick={onClose}>{words.out.cancel}</Button>
        </div>
      </div>
    </>
  );
}

function replaced(proposal: Proposal, usable: readonly Choice[], patient: Patient, copy: Patient): string {
  const entered = fieldsOf(patient).filter(({ id }) => patient.entered(id));
  if (entered.length === 0) return roomWords.file.replacesNothing;
  if (proposal.kind === 'patient') return roomWords.file.replaces(entered.map(({ label }) => label));
  const text = (from: Patient, variable: Variable) => typedText(variable, from.entries.value[variable.id]);
  const changed = entered.filter((variable) => usable.some(({ id }) => id === variable.id) && text(patient, variable) !== text(copy, variable));
  return changed.length === 0 ? roomWords.file.joins : roomWords.file.joinsAndReplaces(changed.map(({ label }) => label));
}

/** The latest date among the values to be used, how far they lie apart, and which have none. */
function datesOf(usable: readonly Choice[], chosen: Chosen) {
  const whens = usable.flatMap(({ id, options }) => {
    const option = options[chosen.get(id) ?? -1];
    return option === undefined ? [] : [{ id, when: option.when }];
  });
  const dated = whens.flatMap(({ when }) => (when === null ? [] : [when])).sort((one, other) => one.from - other.from);
  const [first] = dated;
  const latest = dated.at(-1) ?? null;
  return {
    latest,
    apart: first === undefined || latest === null ? 0 : daysBetween(first, latest),
    undated: dated.length === 0 ? [] : whens.filter(({ when }) => when === null).map(({ id }) => id)
  };
}

const variableOf = (patient: Patient, id: string) => fieldsOf(patient).find((variable) => variable.id === id);

function optionText(option: Option, id: string, patient: Patient, latest: When | null, alone = false): string {
  const variable = variableOf(patient, id);
  const { entry, when, preliminary } = option;
  const age = when === null || latest === null ? 0 : daysBetween(when, latest);
  return roomWords.fhir.option([
    variable === undefined ? '' : typedText(variable, entry),
    ...(when !== null ? [roomWords.fhir.from(readable(when))] : alone ? [] : [roomWords.fhir.undated]),
    ...(age > 0 ? [roomWords.fhir.olderBy(age)] : []),
    ...(preliminary ? [roomWords.fhir.preliminary] : [])
  ]);
}

interface OneProps {
  choice: Choice;
  patient: Patient;
  latest: When | null;
}

function One({ choice: { id, options }, patient, latest }: OneProps) {
  const [option] = options;
  if (option === undefined) return null;
  return <p><strong>{patient.labelOf(id)}</strong> {optionText(option, id, patient, latest, true)}</p>;
}

interface SeveralProps extends OneProps {
  chosen: number | null;
  onChoose: (place: number | null) => void;
}

function Several({ choice: { id, options, proposed, notListed }, patient, latest, chosen, onChoose }: SeveralProps) {
  const onlyPreliminary = options.every(({ preliminary }) => preliminary);
  const why = proposed !== null ? roomWords.fhir.chosenFirst : onlyPreliminary ? roomWords.fhir.choosePreliminary : roomWords.fhir.choose;
  const all = [
    ...options.map((option, place) => ({
      place: place as number | null,
      text: optionText(option, id, patient, latest)
    })),
    { place: null, text: roomWords.fhir.none }
  ];
  return (
    <fieldset class="ml-out__choice">
      <legend><strong>{roomWords.fhir.chooseTitle(patient.labelOf(id))}</strong></legend>
      <p class="ml-quiet" id={`choose-${id}`}>{why}</p>
      {all.map(({ place, text }) => (
        <div class="ml-out__option" key={place ?? 'none'}>
          <input
            type="radio"
            id={`choose-${id}-${place ?? 'none'}`}
            name={`choose-${id}`}
            checked={chosen === place}
            aria-describedby={`choose-${id}`}
            onChange={() => onChoose(place)}
          />
          <label for={`choose-${id}-${place ?? 'none'}`}>{text}</label>
        </div>
      ))}
      {notListed > 0 && <p class="ml-quiet">{roomWords.fhir.notListed(notListed)}</p>}
    </fieldset>
  );
}

interface ReadingProps {
  id: string;
  patient: Patient;
  /** The patient as it would be. */
  copy: Patient;
  taken: boolean;
}

/** How the core reads a value to be used, what it asks, and what it would replace. */
function Reading({ id, patient, copy, taken }: ReadingProps) {
  const variable = variableOf(patient, id);
  if (variable === undefined || !taken) return null;
  const { errors, warnings } = copy.assessment.value;
  // Whether the value itself is right; what it means for a score is said beside the score.
  const questions = warnings.filter(({ input, code }) => input === id && code !== 'near_cutoff').map(({ message }) => message);
  const used = usedText(variable, copy.assessment.value);
  const now = typedText(variable, patient.entries.value[id]);
  const next = typedText(variable, copy.entries.value[id]);
  return (
    <>
      {used !== null && <p class="ml-quiet">{roomWords.file.asRead(used)}</p>}
      {now !== '' && now !== next && <p class="ml-quiet">{roomWords.file.now(now)}</p>}
      {errors.filter(({ input }) => input === id).map(({ message, remedy }) => <Note key={message}>{roomWords.file.refused(message, remedy)}</Note>)}
      {questions.map((question) => <Note key={question}>{question}</Note>)}
    </>
  );
}
