// Every word of the page that does not come from the data. Numbers arrive as ready texts; nothing is rounded here.
// A further language is a further file that satisfies Messages.
import type { DerivedMetric, ItemResult, Observed, Posttest, Pretest, ProportionText, ScoreRange, Source, Verification } from '../engine';

const space = '\u00a0';
const percent = (digits: string) => `${digits}${space}%`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** '95 % CI 30 to 80 %'; one-sided where the other end would have to be 0 or 100. */
function interval({ ci_low, ci_high }: ProportionText): string {
  const name = `95${space}% CI`;
  if (ci_low === null && ci_high === null) return '';
  if (ci_low === null) return `${name} up to ${percent(ci_high ?? '')}`;
  if (ci_high === null) return `${name} ${percent(ci_low)} or more`;
  return `${name} ${ci_low} to ${percent(ci_high)}`;
}

function certainty(text: ProportionText): string {
  const parts = [text.percent === null ? '' : percent(text.percent), interval(text)].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const range = ({ min, max }: ScoreRange) => (min === max ? `${min}` : `${min} to ${max}`);
const counts = (row: { events: number; total: number; text: ProportionText }, where = '') =>
  `${row.events} of ${row.total}${where}${certainty(row.text)}`;
const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

/** A sentence that goes on inside another one; an abbreviation keeps its capitals. */
const inside = (text: string) => (/^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

export const en = {
  language: 'en',
  page: {
    name: 'MyoLung',
    subject: 'Interstitial lung disease in myositis',
    skip: 'Skip to the result',
    loading: 'Opening MyoLung\u2026',
    loadFailed: 'MyoLung could not start in this browser',
    loadFailedRemedy: 'Reload the page. If that does not help, use a current version of Firefox, Chrome, Edge or Safari.',
    stopped: 'MyoLung met an internal error and stopped',
    stoppedRemedy: 'Reload the page and enter the values again. No result shown before is affected.',
    technical: 'Technical detail',
    judgement: 'Not a substitute for clinical judgement.',
    nothingLeaves: 'Nothing you enter leaves this device',
    nothingLeavesTitle: 'How this is ensured',
    nothingLeavesHow:
      'The page computes in your browser: it sends no entry anywhere, sets no cookie, and its security policy forbids it to contact any other site. Entries are kept only in the memory of this tab, until you close or reload it or clear them; Undo brings back what was cleared until the next entry. What it cannot prevent: browser extensions and the browser\u2019s own translation can read a page.',
    offlineReady: 'Saved on this device: it opens without a network.',
    offlineUnavailable: 'This browser keeps no offline copy: the page needs a network to open.',
    notices: 'Notices',
    licences: 'Licences of the software inside',
    newTab: '(opens in a new tab)',
    version: (program: string, data: string) => `MyoLung ${program}, data ${data}`
  },
  update: {
    title: 'New version',
    ready: 'A new version is ready.',
    useIt: 'Use it now',
    later: 'Later',
    loses: 'The page reloads and clears what you have entered.',
    reload: 'Reload and clear',
    keep: 'Keep my entries',
    again: 'Newer version available'
  },
  form: {
    title: 'What you know',
    intro: 'Leave empty what is not known.',
    applies: 'Does the score apply?',
    optional: (label: string) => `${label} (optional)`,
    yes: 'Yes',
    no: 'No',
    unknown: 'Not known',
    unit: (label: string) => `Unit of ${label}`,
    error: 'Error:',
    pretestHint: (help: string, events: number, total: number) =>
      `${help} Left empty, the study\u2019s own ${events} of ${total} is used.`,
    clear: 'Clear all',
    cleared: 'All entries cleared.',
    undo: 'Undo',
    dismiss: 'Dismiss'
  },
  result: {
    title: 'Result',
    emptyTitle: 'No value entered yet',
    empty: 'One value is enough to start; the answer narrows with each further one. The score asks:',
    emptyBar: 'Enter a value to see the score',
    waiting: (labels: readonly string[]) =>
      labels.length === 1 ? `Waiting for a valid ${labels[0]}` : `Waiting: ${labels.length} values need checking`,
    waitingText: 'No result is shown until this is put right. Everything you typed is still there.',
    problems: 'Please check',
    notApplicable: (title: string) => `The ${title} does not apply`,
    score: (score: ScoreRange, max: number) => `${range(score)} of ${max}`,
    scoreWord: 'Score',
    rangeBand: 'undecided: it depends on what is missing',
    rangeBandBoth: 'undecided: it depends on what is missing and on what could not be performed',
    undecided: 'undecided',
    undecidedBecause: (reasons: readonly string[]) => `undecided: ${inside(reasons.join(' '))}`,
    doubts: 'Check before you rely on this:',
    check: (labels: readonly string[]) => (labels.length === 0 ? 'Check the notes.' : `Check: ${labels.join('; ')}.`),
    observed: (row: Observed, total: number, outcome: string, window: string) =>
      `${row.events} of ${row.total} patients with this score, in a study of ${total}, developed ${outcome} ${window}${certainty(row.text)}.`,
    observedEach: (outcome: string, window: string) => `Patients who developed ${outcome} ${window}:`,
    rowLabel: (score: number) => `Score ${score}`,
    counts: (row: { events: number; total: number; text: ProportionText }) => counts(row),
    icons: (row: Observed, outcome: string) => `${row.events} of ${row.total} patients with score ${row.score} developed ${outcome}`,
    barCounts: (row: Observed) => counts(row, ' in the study'),
    barMore: 'Result',
    announce: (score: string, band: string, row: Observed | undefined, outcome: string) =>
      `Score ${score}, ${sentence(band)}${row === undefined ? '' : ` ${counts(row, ' in the study')} developed ${outcome}.`}`
  },
  posttest: {
    title: 'Probability before and after',
    own: (pretest: Pretest) =>
      `No pre-test probability chosen: the study\u2019s own ${percent(pretest.text)} (${pretest.events} of ${pretest.total}) is used. In an unselected population it is lower.`,
    chosen: (pretest: Pretest) => `Your pre-test probability: ${percent(pretest.text)}.`,
    before: (text: string) => `${percent(text)} before`,
    after: (text: ProportionText) => (text.percent === null ? '' : `${percent(text.percent)} after`),
    interval: (text: ProportionText) => `(${interval(text)})`,
    arrow: 'then',
    waiting: 'Waiting for a valid pre-test probability.',
    differs: 'This differs slightly from the counts above, because half a patient is added to each cell.',
    ratio: ({ likelihood_ratio: { text } }: Posttest) =>
      `Likelihood ratio ${text.estimate} (95${space}% CI ${text.ci_low} to ${text.ci_high})`,
    caveat: 'The interval reflects the uncertainty of the likelihood ratio only, not that of the pre-test probability.',
    methodTitle: 'How this is computed',
    method: 'Likelihood ratio from the study\u2019s counts with half a patient added to each cell (Jeffreys); interval by the delta method on its logarithm.'
  },
  items: {
    title: 'Why',
    points: ({ points_range: { min, max } }: ItemResult) =>
      min === max ? `${min} ${min === 1 ? 'point' : 'points'}` : `${min} or ${max} ${max === 1 ? 'point' : 'points'}`,
    state: (item: ItemResult) =>
      item.state === 'could_not_perform' ? 'Could not be performed'
        : item.met === null ? 'Not known'
          : item.met ? 'Met' : 'Not met'
  },
  missing: {
    title: 'What is missing',
    intro: 'What each missing value could still change, the others as they are:',
    not: (criterion: string) => `not ${criterion}`,
    points: (points: number) => `${points} ${points === 1 ? 'point' : 'points'}`,
    outcome: (when: string, score: ScoreRange, band: string | null) =>
      `${when}: ${range(score)} (${band ?? 'either side of the cut-off'})`,
    decided: (band: string) => `The band is already decided: ${band}, whatever the missing value is.`
  },
  about: {
    title: (name: string) => `About the ${name}`,
    madeIn: 'Who it was made in',
    events: (events: number, total: number, outcome: string) => `${events} of ${total} developed ${outcome}.`,
    criteria: 'Who was included and excluded',
    included: 'Included',
    excluded: 'Excluded',
    outcome: 'What it predicts',
    window: (label: string, window: string) => `${capital(label)} ${window}.`,
    perScore: 'What was seen at each score',
    performance: 'How well it separates',
    atCutoff: (cutoff: number) => `At a score of ${cutoff} or more, with 95${space}% confidence intervals:`,
    kind: { apparent: 'Not validated.', validated: 'Validated.' },
    metric: {
      sensitivity: 'Sensitivity',
      specificity: 'Specificity',
      positive_predictive_value: 'Positive predictive value',
      negative_predictive_value: 'Negative predictive value',
      accuracy: 'Accuracy'
    } satisfies Record<DerivedMetric['metric'], string>,
    auc: 'Area under the ROC curve',
    aucValue: (text: { estimate: string; ci_low: string; ci_high: string }) =>
      `${text.estimate} (95${space}% CI ${text.ci_low} to ${text.ci_high})`,
    limitations: 'Limitations',
    source: 'Source',
    place: (place: string) => `Source: ${place}.`,
    citation: (source: Source) => `${source.authors} ${source.title}. ${source.container} ${source.year}.`,
    verification: {
      full_text: 'Checked against the full paper.',
      abstract: 'Rule read in the abstract, not the full paper.'
    } satisfies Record<Verification['level'], string>,
    versions: (model: string, modelVersion: string, program: string, data: string) =>
      `${model} data ${modelVersion}; program ${program}; all data ${data}.`
  }
};

export type Messages = typeof en;
