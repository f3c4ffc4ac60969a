import { words } from '../../locales';
import { ErrorSummary } from '../../ui/ErrorSummary/ErrorSummary';
import { jumpToField } from '../../ui/jump';
import { fieldId } from '../Field';
import type { Patient } from '../patient';

/** What is refused, and what is asked about: each leads to its fields. */
export function Problems({ patient }: { patient: Patient }) {
  const problems = patient.shownProblems().map(({ input, message, remedy }) => ({
    target: input === null ? null : fieldId(input),
    message,
    remedy
  }));
  const questions = patient.shownQuestions();
  if (problems.length === 0 && questions.length === 0) return null;
  return (
    <div class="ml-card">
      {problems.length > 0 && <><ErrorSummary title={words.result.problems} problems={problems} /><p class="ml-quiet">{words.result.nothingLost}</p></>}
      {questions.length > 0 && (
        <div class="ml-questions" role="group" aria-labelledby="questions-title">
          <h3 class="ml-subheading" id="questions-title">{words.form.questions}</h3>
          <ul class="ml-questions__list">
            {questions.map(({ message, inputs }) => (
              <li class="ml-note" key={message}>
                <p>{message}</p>
                <p class="ml-buttons ml-noprint">
                  {inputs.map((input) => (
                    <a class="ml-questions__link" href={`#${fieldId(input)}`} onClick={jumpToField(fieldId(input))} key={input}>{patient.labelOf(input)}</a>
                  ))}
                </p>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
