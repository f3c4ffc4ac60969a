import { words } from '../locales';
import { ErrorSummary } from '../ui/ErrorSummary/ErrorSummary';
import { Note } from '../ui/Note/Note';
import { Answer } from './Answer';
import { fieldId } from './Field';
import { Items } from './Items';
import { Missing } from './Missing';
import { Posttests } from './Posttests';
import { refusedLabels, type Reading } from './summary';

/** In the order of need: the answer, how sure, why, what is missing. Where it comes from follows in About. */
export function Result(reading: Reading) {
  const { patient, entry, answer } = reading;
  if (answer === null) return <Withheld {...reading} />;
  const elsewhere = patient.shownProblems();
  switch (answer.status) {
    case 'no_input':
      return (
        <div class="ml-card">
          <h3 class="ml-heading">{words.result.emptyTitle}</h3>
          <p>{words.result.empty}</p>
          <ul class="ml-list">
            {answer.items.map((item) => <li key={item.input}>{item.label}: {words.items.points(item)}</li>)}
          </ul>
        </div>
      );
    case 'not_applicable':
      return (
        <div class="ml-card">
          <h3 class="ml-heading">{words.result.notApplicable(entry.file.title)}</h3>
          {answer.reasons.map(({ code, message }) => <Note key={code}>{message}</Note>)}
        </div>
      );
    case 'complete':
    case 'partial':
      return (
        <>
          {elsewhere.length > 0 && <Problems {...reading} />}
          <Answer entry={entry} answer={answer} />
          <Posttests answer={answer} />
          <Items answer={answer} warnings={patient.assessment.value.warnings} />
          {answer.status === 'partial' && <Missing entry={entry} answer={answer} />}
        </>
      );
  }
}

function Withheld(reading: Reading) {
  return (
    <div class="ml-card">
      <h3 class="ml-heading">{words.result.waiting(refusedLabels(reading.patient))}</h3>
      <p>{words.result.waitingText}</p>
      {reading.patient.shownProblems().length > 0 && <Problems {...reading} />}
    </div>
  );
}

function Problems({ patient }: Reading) {
  const problems = patient.shownProblems().map(({ input, message, remedy }) => ({
    target: input === null ? null : fieldId(input),
    message,
    remedy
  }));
  return <ErrorSummary title={words.result.problems} problems={problems} />;
}
