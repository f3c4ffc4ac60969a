// Every word of the page that does not come from the data. Numbers arrive as ready texts; nothing is rounded here.
// A further language is a further file that satisfies Messages.
import type {
  AuditRow, CatalogueWindow, Counted, DerivedMetric, Discrimination, Effort, EstimateText, ItemResult, Observed, PopulationMatch, Posttest,
  Predictive, Pretest, Prevalence, PrintedRisk, ProportionText, ScoreRange, Source, Verification
} from '../engine';

const space = '\u00a0';
const percent = (digits: string) => `${digits}${space}%`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** '95 % CI 30 to 80 %'; one-sided where the other end would have to be 0 or 100. */
function interval(text: ProportionText): string {
  const between = bounds(text);
  return between === '' ? '' : `${ci} ${between}`;
}

function bounds({ ci_low, ci_high }: ProportionText): string {
  if (ci_low === null && ci_high === null) return '';
  if (ci_low === null) return `up to ${percent(ci_high ?? '')}`;
  if (ci_high === null) return `${percent(ci_low)} or more`;
  return `${ci_low} to ${percent(ci_high)}`;
}

function certainty(text: ProportionText): string {
  const parts = [text.percent === null ? '' : percent(text.percent), interval(text)].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const range = ({ min, max }: ScoreRange) => (min === max ? `${min}` : `${min} to ${max}`);
const counts = (row: { events: number; total: number; text: ProportionText }, where = '') =>
  `${row.events} of ${row.total}${where}${certainty(row.text)}`;
const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const list = (parts: readonly string[]) => parts.join(', ');
/** Of names that have commas of their own. */
const names = (parts: readonly string[]) => parts.join('; ');
const ci = `95${space}% CI`;

/** A sentence that goes on inside another one; an abbreviation keeps its capitals. */
const inside = (text: string) => (/^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** What stands in fields that are folded away. */
function folded(entered: number, toCheck: number): string {
  const parts = [...(entered === 0 ? [] : [`${entered} entered`]), ...(toCheck === 0 ? [] : [`${toCheck} to check`])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const estimate = (text: { estimate: string; ci_low: string; ci_high: string }) => `${text.estimate} (${ci} ${text.ci_low} to ${text.ci_high})`;
const heterogeneity = ({ i2 }: CatalogueWindow) => (i2 === null ? '' : `, I\u00b2 ${percent(`${i2}`)}`);

/** Parts of what a score says, as a list names them. */
const comparedPart = {
  score: 'score',
  band: 'band',
  counts: 'counts',
  posttest: 'probability after',
  printed: 'printed risk',
  missing: 'what is missing',
  checks: 'what to check'
};
type ComparedPart = keyof typeof comparedPart;
const comparedParts = (parts: readonly ComparedPart[]) => list(parts.map((part) => comparedPart[part]));
interface ComparedScore {
  title: string;
  before: { score: string; side: string };
  after: { score: string; side: string };
  changed: readonly ComparedPart[];
}

const beforeAndAfter = (pretest: Pretest, { text }: Posttest) =>
  `${percent(pretest.text)} before${pretest.basis === 'cohort' ? ' (the study\u2019s own)' : ''}, ${text.percent === null ? '' : `${percent(text.percent)} `}after (${interval(text)})`;

/** 'score 2: 37 % after (95 % CI 22 to 55 %)', for each score. */
const afterEach = (all: readonly Posttest[]) =>
  all.map(({ score, text }) => `score ${score}: ${text.percent === null ? '' : `${percent(text.percent)} `}after (${interval(text)})`).join('; ');

/** The labels as printed, in words. */
const label: Readonly<Record<string, string>> = {
  RF: 'risk factor (RF)',
  PF: 'protective (PF)',
  NS: 'not significant (NS)',
  NA: 'not available (NA)'
};

export const en = {
  language: 'en',
  page: {
    name: 'MyoLung',
    subject: 'Interstitial lung disease in myositis',
    documentTitle: (room: string) => `${room} \u2013 MyoLung`,
    rooms: 'Rooms',
    bedside: 'Bedside',
    evidence: 'Evidence',
    preferences: 'Preferences',
    opening: 'Opening\u2026',
    openFailedTitle: 'This page could not be opened',
    openFailed: 'Most likely there is no network, and this browser has kept no offline copy. What you entered at the bedside is still there.',
    openAgain: 'Try again',
    skipToResult: 'Skip to the result',
    skip: 'Skip to the content',
    unknownTitle: 'There is nothing at this address',
    unknown: (address: string) => `No room or source of MyoLung has the address \u201c${address}\u201d. The link may be from another version.`,
    unknownLinks: 'Go on with one of these:',
    loading: 'Opening MyoLung\u2026',
    loadFailed: 'MyoLung could not start in this browser',
    loadFailedRemedy: 'Reload the page. If that does not help, use a current version of Firefox, Chrome, Edge or Safari.',
    stopped: 'MyoLung met an internal error and stopped',
    stoppedRemedy: 'Reload the page and enter the values again. No result shown before is affected.',
    technical: 'Technical detail',
    judgement: 'Not a substitute for clinical judgement.',
    nothingLeaves: 'Nothing you enter leaves this device',
    privacy: 'Privacy, and how to check it',
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
  languages: {
    menu: 'Language',
    unreviewed: 'This translation has not yet been reviewed by a clinician. In doubt, the English text counts.',
    english: 'Read it in English',
    failed: 'This language could not be opened. Most likely there is no network, and this browser has kept no offline copy of it.'
  },
  theme: {
    title: 'Colours',
    choice: {
      system: 'As this device is set',
      light: 'Light',
      dark: 'Dark',
      contrast: 'High contrast'
    }
  },
  preferences: {
    title: 'Preferences',
    lead: 'How the page looks and asks. They are kept in this browser, on this device, and hold nothing about a patient.',
    show: 'Appearance',
    stored: 'What is kept',
    nothing: 'Nothing is kept: the page is as it comes.',
    language: (name: string) => `Language: ${name}.`,
    theme: (choice: string) => `Colours: ${choice}.`,
    unit: (variable: string, unit: string) => `${variable} in ${unit}.`,
    scores: (titles: readonly string[]) => `Asked for: ${list(titles)}.`,
    outdated: 'Something an earlier version kept, which this one does not use.',
    unitsHow: 'A unit is kept when you switch it beside a number, the scores when you choose them in the form.',
    unitKept: (unit: string) => `From now on this field starts in ${unit}.`,
    notKept: 'This browser does not let the page keep anything: a preference lasts until you close the page.',
    wipe: 'Wipe preferences',
    wiped: 'All preferences are wiped.',
    wipeMeans: 'Removes all of this from the browser. What is entered at the bedside stays.'
  },
  privacy: {
    title: 'Nothing you enter leaves this device',
    lead: 'What happens to what you enter, how that is enforced, and how your IT department can check it.',
    happensTitle: 'What happens to what you enter',
    happens: [
      'It is kept in the memory of this tab, and nowhere else: not in a file, a cookie, the address, or any storage of the browser.',
      'It is computed in this tab. There is no server that could receive it, no account, no statistics of use, no report of errors.',
      'It is gone when you close or reload the page, go to another site, or clear it. Undo keeps what was cleared until then. Coming back with the Back button finds an empty form.',
      'Copying, printing and saving a file make copies outside the page, when you ask for them. Those are yours to look after.'
    ],
    enforcedTitle: 'How this is enforced',
    enforced: [
      'By the browser: the policy below is part of this page. It lets the page fetch its own files from where it came from, and nothing from anywhere else; a form cannot be sent at all.',
      'By what is not there: no script, font, picture or service of a third party.',
      'By working without a network: once opened, the page is kept for offline use, and does all it does with the network off.',
      'By tests: each change of the program is tried with a whole work-up, and refused when a request leaves the site, or when a value is found in any storage of the browser.'
    ],
    policyTitle: 'The security policy of this page',
    policyLead: 'Read from the page as it stands in your browser:',
    noPolicy: 'This copy of the page carries no policy. Do not use it with patient data, and tell whoever set it up.',
    checkTitle: 'Check it in five steps',
    checkLead: 'For an IT department; ten minutes, with any browser.',
    check: (address: string) => [
      'Watch the network. Open the developer tools (F12), tab Network, tick \u201cPreserve log\u201d, and reload. Then enter a patient: nothing is added to the list, but for sw.js when the page asks for a newer version of itself. Opening another room fetches files of this site, and only those.',
      'Take the network away. Choose \u201cOffline\u201d in the same tab, or unplug the machine, and reload: everything still works.',
      `Read the policy from outside: curl -si ${address} | grep -i content-security-policy. It starts with default-src 'none' and names no other site.`,
      'Look into the storage. In the developer tools, tab Application or Storage: no cookies, no database; under Local storage at most keys that begin with \u201cmyolung.\u201d, which the page Preferences spells out; under Cache storage the files of this site.',
      'Read the source. It comes under the MIT licence, with lock files that name each library with its checksum. The version and the fingerprint of the data at the foot of this page say which source it was built from.'
    ],
    cannotTitle: 'What it cannot prevent',
    cannot: [
      'A browser extension, or the browser\u2019s own translation, can read any page. Use a browser without them, and switch translation off for this page.',
      'Somebody who sees the screen, or uses the machine while the page is open.',
      'A machine that somebody else controls.',
      'Another site of the same origin, where the page is not served from an origin of its own.'
    ],
    keptTitle: 'What is kept on this device',
    kept: 'The files of the page, for use without a network, and your preferences.',
    keptLink: 'See and wipe the preferences'
  },
  bedside: {
    title: 'Myositis-associated ILD at the bedside',
    lead: 'Enter what you know, once. Every published score that applies shows its counts, its interval and its limits.'
  },
  form: {
    title: 'What you know',
    intro: 'Leave empty what is not known: nothing is assumed.',
    steps: {
      patient: 'Patient and diagnosis',
      signs: 'Signs',
      antibodies: 'Antibodies',
      bloods: 'Blood tests',
      imaging: 'Lung function and imaging',
      exacerbation: 'Exacerbation',
      other: 'Other'
    },
    more: (step: string, count: number, entered: number, toCheck: number) =>
      `${count} more ${step === 'antibodies' ? 'antibodies' : step === 'bloods' ? 'blood tests' : 'findings'}, for associated factors${folded(entered, toCheck)}`,
    rest: (count: number, entered: number, toCheck: number) =>
      `${plural(count, 'field', 'fields')} not needed for these scores${folded(entered, toCheck)}`,
    usedBy: (titles: readonly string[]) => `For the ${list(titles)}.`,
    estimate: 'Your own estimate',
    yes: 'Yes',
    no: 'No',
    unknown: 'Not known',
    unit: (label: string) => `Unit of ${label}`,
    converted: (value: string, unit: string) => `= ${value}${space}${unit}`,
    error: 'Error:',
    useUnit: (unit: string) => `Use ${unit}`,
    useUnitFor: (unit: string, label: string) => `Use ${unit} for ${label}`,
    questions: 'Is this right?',
    right: 'It is right',
    rightFor: (label: string) => `It is right: ${label}`,
    bothRight: 'Both are right',
    pretestHint: (help: string, title: string, outcome: string, events: number, total: number) =>
      `${help} Used by the ${title}, so of ${outcome}. Left empty, its study\u2019s own ${events} of ${total} is used.`,
    infectionHint: (help: string) => `${help} Left empty, the share in the study is used.`,
    remark: (score: string, message: string) => `${score}: ${inside(message)}`,
    othersNo: 'All others: no',
    othersNoIn: (group: string) => `All others: no, ${group}`,
    noneKnown: 'All: not known',
    noneKnownIn: (group: string) => `All: not known, ${group}`,
    setToNo: (count: number) => `${count} set to no.`,
    setToUnknown: (count: number) => `${count} set to not known.`,
    clear: 'Clear all',
    cleared: 'All entries cleared.',
    undo: 'Undo',
    undoOf: (name: string) => `Undo: ${name}`,
    undone: (name: string) => `Taken back: ${name}.`,
    /** What was done, after "Undo:". */
    undoNames: {
      field: (label: string) => label,
      unit: (label: string) => `unit of ${label}`,
      setToNo: (group: string, count: number) => `${group}, ${count} set to no`,
      setToUnknown: (group: string, count: number) => `${group}, ${count} set to not known`,
      cleared: 'clear all',
      replaced: 'all values replaced'
    },
    find: {
      label: 'Find a field',
      found: (count: number) => plural(count, 'field', 'fields'),
      none: (text: string) => `No field fits \u201c${text}\u201d.`
    },
    ask: {
      title: (chosen: number | null, all: number) => `Ask only for: ${chosen === null ? `all ${all} scores` : `${chosen} of ${all} scores`}`,
      lead: 'Choose scores to be asked only for what they need.',
      predicts: (outcome: string, window: string) => `${capital(outcome)} ${window}`,
      all: 'Ask for all scores',
      notAsked: (count: number) =>
        count === 1 ? '1 entered value is not asked for by these scores' : `${count} entered values are not asked for by these scores`,
      notAskedLead: 'Still entered. Go to:'
    },
    /** Other words a field is looked for by; by the id of the variable. */
    synonyms: {
      age: 'years old',
      sex: 'gender male female',
      iim_subtype: 'diagnosis DM PM CADM ADM ASyS dermatomyositis polymyositis amyopathic antisynthetase',
      disease_duration: 'onset months weeks',
      overlap_ctd: 'CTD connective tissue disease SLE Sj\u00f6gren scleroderma RA',
      malignancy: 'cancer tumour tumor neoplasm',
      rp_ild_present: 'RPILD RP-ILD rapidly progressive',
      pulmonary_infection: 'pneumonia infection lung',
      fever: 'temperature pyrexia',
      dyspnea: 'dyspnea dyspnoea breathless shortness of breath SOB',
      dysphagia: 'swallowing',
      muscle_weakness: 'weak power MMT',
      arthritis: 'joint arthralgia',
      mechanics_hands: 'mechanic hands',
      gottron_papules: 'Gottron papule skin',
      heliotrope_rash: 'eyelid skin',
      shawl_sign: 'skin',
      v_sign: 'skin neck',
      skin_ulceration: 'ulcer skin',
      periungual_erythema: 'nail fold skin',
      anti_mda5: 'MDA5 CADM-140 antibody',
      anti_ro52: 'Ro52 Ro-52 SSA TRIM21 antibody',
      anti_ars: 'ARS ASA synthetase PL-7 PL-12 EJ OJ antibody',
      anti_jo1: 'Jo1 Jo-1 antibody',
      anti_tif1g: 'TIF1 TIF1g gamma p155 antibody',
      anti_ku: 'Ku antibody',
      ferritin: 'SF serum ferritin',
      crp: 'CRP',
      ldh: 'LDH',
      kl6: 'KL6 Krebs von den Lungen MUC1',
      ck: 'CK CPK',
      ast: 'AST GOT',
      alt: 'ALT GPT',
      esr: 'ESR',
      neutrophil_percent: 'neutrophil percent NEUT WBC white cells',
      dlco_percent_predicted: 'TLCO diffusing capacity diffusion carbon monoxide lung function',
      fvc_percent_predicted: 'forced vital capacity spirometry lung function',
      ild_present: 'HRCT CT interstitial lung disease',
      hrct_score: 'CT score fibrosis ground glass',
      lung_suvmean: 'SUV PET FDG uptake',
      mediastinal_node_abnormal: 'PET FDG lymph node lymphadenopathy',
      acute_exacerbation: 'AE trigger',
      pretest_probability: 'prior pretest prevalence',
      infection_probability: 'prior'
    } as Readonly<Record<string, string>>
  },
  result: {
    title: 'Result',
    overview: 'All scores',
    emptyTitle: 'No value entered yet',
    empty: 'One value is enough to start; the answers narrow with each further one. These scores are computed:',
    emptyBar: 'Enter a value to see the scores',
    noScoreBar: 'No score yet from what is entered',
    needs: (labels: readonly string[]) => `needs ${list(labels)}`,
    waiting: (labels: readonly string[]) =>
      labels.length === 1 ? `Waiting for a valid ${labels[0]}` : `Waiting: ${labels.length} values need checking`,
    waitingText: 'No result is shown until this is put right.',
    nothingLost: 'Everything you typed is still there.',
    problems: 'Please check',
    notApplicable: (title: string) => `The ${title} does not apply`,
    doesNotApply: 'does not apply',
    predicts: (outcome: string, window: string) => `Predicts ${outcome} ${window}.`,
    score: (score: ScoreRange, max: number) => `${range(score)} of ${max}`,
    scoreWord: 'Score',
    rangeBand: 'undecided: it depends on what is missing',
    rangeBandBoth: 'undecided: it depends on what is missing and on what could not be performed',
    undecided: 'undecided',
    undecidedBecause: (reasons: readonly string[]) => `undecided: ${inside(reasons.join(' '))}`,
    doubts: 'Check before you rely on this:',
    check: (labels: readonly string[]) => `Check: ${labels.join('; ')}.`,
    observed: (row: Observed, total: number | undefined, outcome: string, window: string) =>
      `${row.events} of ${row.total} patients with this score${total === undefined ? '' : `, in a study of ${total},`} developed ${outcome} ${window}${certainty(row.text)}.`,
    observedEach: (outcome: string, window: string) => `Patients who developed ${outcome} ${window}:`,
    rowLabel: (score: number) => `Score ${score}`,
    counts: (row: { events: number; total: number; text: ProportionText }) => counts(row),
    icons: (row: Observed, outcome: string) => `${row.events} of ${row.total} patients with score ${row.score} developed ${outcome}`,
    printedRisk: ({ percent: digits, outcome, window }: PrintedRisk) => `${percent(digits)}: ${outcome} ${window}`,
    printedIn: (cohort: string) => `In ${cohort}:`,
    noInterval: 'As printed. The counts behind it are not printed in what was read, so no interval can be given.',
    noCounts: (perBand: boolean) =>
      perBand ? 'A risk is printed for each band; none is shown until the band is certain.' : 'No counts and no risks are printed in what was read, so none is shown.',
    barCounts: (row: Observed) => counts(row, ' in the study'),
    barMore: 'Result',
    open: (titles: readonly string[]) => `Still open: ${list(titles)}`,
    openUntil: (label: string) => `undecided until ${inside(label)} is known`,
    onlyMissing: (line: string, label: string) => `${line}; ${inside(label)} not known`,
    checks: (count: number) => `Our check of the paper: ${plural(count, 'finding', 'findings')}`,
    checkRows: 'The checks behind it',
    announce: (title: string, score: string, band: string, row: Observed | undefined, outcome: string) =>
      `${title} ${score}, ${sentence(band)}${row === undefined ? '' : ` ${counts(row, ' in the study')} developed ${outcome}.`}`
  },
  compare: {
    tools: 'What to do with the result',
    loading: 'Opening\u2026',
    failed: 'This part could not be loaded. Most likely there is no network, and this browser has kept no offline copy. What you entered is still there.',
    again: 'Try again',
    unknown: 'not known',
    quantity: (text: string, unit: string) => `${text}${space}${unit}`,
    converted: (quantity: string) => `(= ${quantity})`,
    same: 'No change',
    missing: (labels: readonly string[]) => `Not known: ${list(labels)}`,
    changed: (parts: readonly ComparedPart[]) => `Changed: ${comparedParts(parts)}`,
    change: ({ title, before, after, changed }: ComparedScore) => {
      if (after.score === '') return `${title}: ${before.score || before.side} \u2192 ${after.side}`;
      if (!changed.includes('score')) return `${title} ${after.score} as before; changed: ${comparedParts(changed)}`;
      return `${title} ${before.score || before.side} \u2192 ${after.score} (${changed.includes('band') ? 'now' : 'still'} ${after.side})`;
    },
    /** The same to be read aloud. */
    spoken: ({ title, before, after, changed }: ComparedScore) => {
      if (after.score === '') return `${title}: from ${before.score || before.side} to ${after.side}.`;
      if (!changed.includes('score')) return `${title} ${after.score} as before; changed: ${comparedParts(changed)}.`;
      return `${title}: from ${before.score || before.side} to ${after.score}, ${changed.includes('band') ? 'now' : 'still'} ${after.side}.`;
    },
    rest: (changed: number, all: number) =>
      changed === 0 ? 'No score changes.' : changed === all ? 'Every score changes.' : `${all - changed === 1 ? 'The other score stays' : `The other ${all - changed} scores stay`} as before.`,
    counts: (row: Observed) => `${counts(row, ' in the study')}`,
    countsAt: (row: Observed) => `Score ${row.score}: ${counts(row)}`,
    posttest: (pretest: Pretest, posttest: Posttest) => beforeAndAfter(pretest, posttest),
    posttestAt: (pretest: Pretest, posttest: Posttest) => `Score ${posttest.score}: ${beforeAndAfter(pretest, posttest)}`,
    printed: ({ cohort, percent: digits, outcome, window }: PrintedRisk) => `In ${cohort}: ${percent(digits)}, ${outcome} ${window}; as printed, no interval`,
    check: (labels: readonly string[]) => `Check: ${labels.join('; ')}.`
  },
  whatIf: {
    open: 'What if\u2026',
    openFor: (label: string) => `What if\u2026 ${label}`,
    title: 'What if',
    intro: 'Give one value another number or answer and see what every score would say. What you entered stays as it is until you keep the new value.',
    which: 'Value to change',
    choose: 'Choose a value',
    known: 'Known',
    unknown: 'Not known',
    option: (label: string, value: string) => `${label}: ${value}`,
    now: (value: string) => `Now: ${value}`,
    then: (value: string) => `If: ${value}`,
    unchanged: 'Enter another value to see what would change.',
    caption: (label: string) => `Every score now, and with the other value of ${label}`,
    keep: 'Keep this value',
    back: 'Back'
  },
  timePoints: {
    open: 'Second time point\u2026',
    edit: 'Time points\u2026',
    compare: 'Compare',
    unnamed: { first: 'First', second: 'Second' },
    entering: 'The form and the result are of',
    resultOf: (name: string) => `Result: ${name}`,
    addTitle: 'Second time point',
    nameTitle: 'Time points',
    intro: 'Enter the same patient at a later time and compare the two. Both are kept in the memory of this tab only.',
    nameFirst: 'Name of the first',
    nameSecond: 'Name of the second',
    nameHint: 'Such as Admission or Day 14. No name or number of the patient.',
    copy: 'Copy from the first',
    copyLasting: 'Diagnosis and antibodies',
    copyAll: 'Everything',
    copyLastingHint: 'Age, sex, diagnosis and antibodies are copied. Signs, blood tests, lung function and imaging start empty.',
    copyAllHint: 'Everything is copied; change what is different. A value that was not measured again then looks like a new one.',
    add: 'Add the time point',
    done: 'Done',
    back: 'Back',
    remove: (name: string) => `Remove \u201c${name}\u201d`,
    removed: (name: string) => `\u201c${name}\u201d removed.`,
    undo: 'Undo',
    dismiss: 'Dismiss',
    compareTitle: (before: string, after: string) => `${before} \u2192 ${after}`,
    uneven: (titles: readonly string[]) =>
      `Not the same values are known at both times (${list(titles)}): part of the difference may come from that alone.`,
    caveat: 'None of these scores was studied for change over time: a difference between the two times has no published meaning.',
    scores: 'Scores',
    scoresCaption: (before: string, after: string) => `Every score, ${before} and ${after}`,
    entered: 'Entered',
    enteredCaption: (before: string, after: string) => `Values that differ, ${before} and ${after}`,
    noneChanged: 'No value known at both times differs.',
    once: (count: number) => `${plural(count, 'value', 'values')} known at one of the times only`,
    sameEntered: (count: number) => `${plural(count, 'value is', 'values are')} the same at both times.`
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
      min === max ? plural(min, 'point', 'points') : `${min} to ${plural(max, 'point', 'points')}`,
    state: (item: ItemResult) =>
      item.state === 'could_not_perform' ? 'Could not be performed'
        : item.state === 'imprecise' ? 'Not precise enough'
        : item.met === null ? 'Not known'
          : item.met ? 'Met' : 'Not met'
  },
  missing: {
    title: 'What is missing',
    intro: 'What each missing value could still change, the others as they are:',
    yes: 'Yes',
    no: 'No',
    not: (criterion: string) => `not ${criterion}`,
    points: (points: number) => `a value that gives ${plural(points, 'point', 'points')}`,
    list: (labels: readonly string[]) => `What is missing: ${list(labels)}`,
    outcome: (when: string, score: ScoreRange, band: string | null) =>
      `${when}: ${range(score)} (${band ?? 'more than one band possible'})`,
    decided: (band: string) => `The band is already decided: ${band}, whatever the missing value is.`
  },
  next: {
    begin: 'What to begin with',
    title: 'What would decide most',
    more: (count: number) => `${count} more that would help`,
    effort: {
      history: 'history',
      examination: 'examination',
      blood_test: 'blood test',
      antibody_test: 'antibody test',
      lung_function: 'lung function',
      hrct: 'CT',
      pet_ct: 'PET/CT'
    } satisfies Record<Effort, string>,
    settles: (titles: readonly string[]) => `Settles: ${list(titles)}.`,
    maySettle: (titles: readonly string[]) => `May settle: ${list(titles)}.`,
    narrows: (titles: readonly string[]) => `Narrows: ${list(titles)}.`,
    answers: 'What each answer would give',
    now: (title: string, score: ScoreRange) => `${title} now ${range(score)}.`,
    after: (when: string, score: ScoreRange, band: string | null) => `${capital(when)}: ${range(score)}, ${band ?? 'still open'}.`,
    announce: (label: string, effort: string) => `Would decide most next: ${label}, ${effort}.`
  },
  population: {
    differs: 'Your patient differs from those it was made in:',
    summary: (same: number, differs: number, unknown: number) =>
      `Compared with the cohort: ${[
        differs === 0 ? '' : `${differs} ${differs === 1 ? 'differs' : 'differ'}`,
        same === 0 ? '' : `${same} the same`,
        unknown === 0 ? '' : `${unknown} not known`
      ].filter((part) => part !== '').join(', ')}`,
    state: {
      same: 'as in the cohort',
      differs: 'differs',
      unknown: 'not known'
    } satisfies Record<PopulationMatch['state'], string>
  },
  views: {
    show: (title: string) => `Show the ${title} as`,
    names: { icons: 'Icons', sentence: 'Sentence', table: 'Table', nomogram: 'Nomogram' },
    loading: 'Loading\u2026',
    failed: 'This view could not be loaded. Most likely there is no network, and this browser has kept no offline copy.',
    again: 'Try again',
    score: 'Score',
    counted: 'Patients',
    count: ({ events, total }: Observed) => `${events} of ${total}`,
    share: 'Share of them',
    interval: `95${space}% CI`,
    percent: (text: ProportionText) => (text.percent === null ? '\u2013' : percent(text.percent)),
    bounds,
    ratio: 'Likelihood ratio',
    ratioBounds: ({ ci_low, ci_high }: EstimateText) => `${ci_low} to ${ci_high}`,
    before: 'Probability before',
    pretest: ({ text }: Pretest) => percent(text),
    after: 'Probability after'
  },
  nomogram: {
    title: 'From the probability before to the probability after',
    slider: (outcome: string, text: string) => `Probability of ${outcome} before the score: ${percent(text)}`,
    sliderName: 'Pre-test probability',
    value: ({ text }: Pretest, after: readonly Posttest[]) => `${percent(text)} before; ${afterEach(after)}`,
    reset: 'Use the study\u2019s own instead',
    axes: { before: 'Before,\n%', ratio: 'Likelihood\nratio', after: 'After,\n%' },
    line: (score: number) => `${score}`,
    label: ({ text }: Pretest, after: readonly Posttest[]) => `Fagan\u2019s nomogram: ${percent(text)} before; ${afterEach(after)}.`
  },
  about: {
    title: (name: string) => `About the ${name}`,
    madeIn: 'Who it was made in',
    events: (events: number, total: number, outcome: string) => `${events} of ${total} developed ${outcome}.`,
    includedList: (parts: readonly string[]) => `Included: ${parts.join('; ')}.`,
    excludedList: (parts: readonly string[]) => `Excluded: ${parts.join('; ')}.`,
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
      estimate(text),
    limitations: 'Limitations',
    source: 'Source',
    online: 'online',
    place: (place: string) => `Source: ${place}.`,
    short: ({ authors, container, year }: Source) => `${authors} ${container} ${year}.`,
    citation: (source: Source) => `${source.authors} ${source.title}. ${source.container} ${source.year}.`,
    verification: {
      full_text: 'Checked against the full paper.',
      abstract: 'Rule read in the abstract, not the full paper.'
    } satisfies Record<Verification['level'], string>,
    versions: (model: string, modelVersion: string, program: string, data: string) =>
      `${model} data ${modelVersion}; program ${program}; all data ${data}.`
  },
  factors: {
    title: 'Associated factors',
    lead: 'Findings that go together with rapidly progressive ILD, each by itself (pooled univariable odds ratios).',
    none: (count: number) => `None of the ${count} is known yet. Enter signs, antibodies or blood tests to see theirs.`,
    absent: (count: number) => `${count} absent, or meeting no cut-off`,
    all: (count: number) => `All ${count} factors, in a plot and a table`,
    ratio: (window: CatalogueWindow) =>
      window.text === null ? 'No study.' : `Odds ratio ${window.text}, ${plural(window.studies, 'study', 'studies')}${heterogeneity(window)}. Labelled ${label[window.label_printed] ?? window.label_printed}.`,
    window: (window: CatalogueWindow) =>
      window.text === null
        ? `no study; labelled ${label[window.label_printed] ?? window.label_printed}`
        : `${window.text}; ${plural(window.studies, 'study', 'studies')}, ${window.rp_ild} of ${window.patients} with RP-ILD${heterogeneity(window)}${window.p === null ? '' : `; p ${window.p}`}; labelled ${label[window.label_printed] ?? window.label_printed}`,
    found: ([title, ...more]: readonly string[]) =>
      more.length === 0 ? `Our check: ${title}.` : `Our check: ${title}, and ${plural(more.length, 'more finding', 'more findings')}.`,
    cutoffs: 'Each study\u2019s own cut-off',
    cutoff: (study: string, printed: string) => `${study}: ${printed}`,
    doubtful: 'Doubtful:',
    elsewhere: 'Elsewhere',
    elsewhereRow: (name: string, text: string, population: string) => `${name}: ${text}, in ${population}.`,
    findings: 'What our check found',
    label: (printed: string) => label[printed] ?? printed,
    printedAs: (printed: string) => `Printed as \u201c${printed}\u201d.`
  },
  outcome: {
    group: (name: string, patients: number) => `${name}, ${patients} patients`,
    own: 'this patient',
    died: (row: Counted) => counts(row),
    icons: (row: Counted, group: string, time: string) => `${group}, ${time}: ${row.events} of ${row.total} died`,
    plot: {
      row: (group: string, time: string) => `${group}, ${time}`,
      count: (events: number, total: number) => `${events} of ${total}`,
      printed: (printed: string) => `${percent(printed)} as printed, no count`
    },
    printedOnly: (printed: string) => `${percent(printed)} as printed; no count of patients gives it`,
    more: 'This source, and what checking it found',
    test: (positive: string) => `Is it ${inside(positive)}?`,
    accuracy: ({ sensitivity, specificity, positive_likelihood_ratio: positive, negative_likelihood_ratio: negative }: Discrimination) =>
      `Sensitivity ${counts(sensitivity)}, specificity ${counts(specificity)}; likelihood ratio ${estimate(positive.text)} of a positive and ${estimate(negative.text)} of a negative result.`,
    prevalence: ({ basis, text }: Prevalence) =>
      basis === 'cohort'
        ? `No probability of infection chosen: the study\u2019s own share, ${percent(text)}, is used.`
        : `Your probability of infection before the test: ${percent(text)}.`,
    positive: 'positive',
    negative: 'negative',
    after: (result: string, name: string, { text }: Predictive) =>
      `After a ${result} result, ${inside(name)}: ${text.percent === null ? '' : `${percent(text.percent)} `}(${interval(text)}).`,
    waiting: 'Waiting for a valid probability of infection.'
  },
  out: {
    copy: 'Copy to chart',
    print: 'Print',
    save: 'Save',
    open: 'Open',
    close: 'Close',
    cancel: 'Cancel',
    loading: 'Opening\u2026',
    failed: 'This part could not be loaded. Most likely there is no network, and this browser has kept no offline copy. What you entered is still there.',
    again: 'Try again',
    answer: (score: string, band: string) => `${score}, ${band}`,
    sentence,
    row: (name: string, text: string) => sentence(`${name}: ${text}`),
    printed: (cohort: string, risk: string) => sentence(`${cohort} ${risk}`),
    posttest: (name: string | null, { text, likelihood_ratio: ratio }: Posttest) =>
      `${name === null ? '' : `${name}: `}${text.percent === null ? 'After the score' : `${percent(text.percent)} after the score`} (${interval(text)}); likelihood ratio ${estimate(ratio.text)}.`,
    quantity: (value: string, unit: string) => `${value} ${unit}`,
    source: (citation: string, place: string) => (place === '' ? citation : `${citation} ${place}`),
    doesNotApply: (reasons: readonly string[]) => `does not apply. ${reasons.join(' ')}`
  },
  chart: {
    dialog: 'Copy to chart',
    intro: 'Plain text for the record: no name, no number, no date unless you type one.',
    date: 'Date or occasion, as it should stand there (may stay empty)',
    preview: 'The text',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'This browser does not let the page copy. The text is selected: copy it with Ctrl+C, or with a long press.',
    title: 'MyoLung: published scores for myositis-associated ILD',
    dated: (date: string) => `Date: ${date}`,
    timePoint: (name: string) => `Time point: ${name}`,
    scores: 'SCORES',
    others: 'NOT COMPUTED',
    inputs: 'INPUTS AS ENTERED',
    missing: 'NOT KNOWN',
    checks: 'TO CHECK',
    none: 'No score can be computed from what is entered.',
    noInputs: 'Nothing is entered.',
    score: (title: string, answer: string) => sentence(`${title}: ${answer}`),
    standing: (lines: readonly string[]) => lines.join(' '),
    missingOf: (labels: readonly string[]) => `Missing: ${names(labels)}.`,
    check: (message: string) => `Check: ${message}`,
    cohort: (parts: readonly string[]) => `In whom: ${parts.join(' ')}`,
    source: (citation: string) => `Source: ${citation}`,
    other: (title: string, why: string) => sentence(`${title}: ${why}`),
    input: (name: string, typed: string, used: string | null) => `${name}: ${typed}${used === null ? '' : `, used as ${used}`}`,
    refused: (name: string, typed: string) => `${name}: ${typed}, refused and not used`,
    missingList: (labels: readonly string[]) => `${names(labels)}.`
  },
  sheet: {
    title: 'Scores for myositis-associated ILD',
    byHand: 'Name, date and signature, by hand:',
    scores: 'Scores',
    others: 'Not computed',
    inputs: 'Inputs as entered',
    missing: 'Not known',
    checks: 'Check before you rely on this',
    cohort: 'In whom',
    missingOf: 'Missing',
    check: 'Check',
    limits: 'Limits',
    source: 'Source',
    none: 'No score can be computed from what is entered.',
    noInputs: 'Nothing is entered.',
    input: (typed: string, used: string | null) => (used === null ? typed : `${typed} = ${used}`),
    refused: (typed: string) => `${typed} (refused, not used)`
  },
  file: {
    saveTitle: 'Save this patient',
    saveIntro: 'A file on this device, wherever your browser puts downloads. It holds health data: keep it as you keep those. Its name says nothing about the patient.',
    saveOwn: 'MyoLung file',
    saveOwnHint: 'Everything as entered. The page opens it again, and so does the program on the command line.',
    saveFhir: 'FHIR R4 bundle',
    saveFhirHint: 'Inputs as Observations, each score as a RiskAssessment. No name, no number, no date. Its LOINC codes are from secondary sources: confirm them before use.',
    refusedLeftOut: (labels: readonly string[]) => `Refused values are left out of the FHIR bundle: ${names(labels)}.`,
    saveFailed: 'This browser could not save the file.',
    saved: (name: string) => `Saved as ${name}.`,
    openTitle: 'Open a patient',
    openIntro: 'A file that this page saved, or FHIR R4 (a Bundle, a list of Observations, or one) from your record system. It is read on this device and goes nowhere.',
    choose: 'Choose a file',
    paste: 'Or paste its text here',
    read: 'Read the text',
    reading: (done: number, all: number) => (all === 0 ? 'Reading\u2026' : `Reading\u2026 ${done} of ${all}`),
    useTitle: 'What will be used',
    use: 'Use these values',
    opened: 'Values taken from the file.',
    undoName: 'values from a file',
    replaces: (labels: readonly string[]) => `This replaces everything entered now: ${names(labels)}. Undo brings it back.`,
    replacesNothing: 'Nothing is entered now, so nothing is lost.',
    changes: (labels: readonly string[]) => `This changes what is entered now for: ${names(labels)}. Undo brings it back.`,
    changesNothing: 'Nothing entered now is changed; these values are added.',
    nothing: 'Nothing in it can be used.',
    asRead: (text: string) => `read as ${text}`,
    now: (text: string) => `now ${text}`,
    ignoredTitle: (count: number) => `Left out (${count})`,
    refused: (message: string, remedy: string) => `${message} ${remedy}`,
    times: (text: string, count: number) => (count === 1 ? text : `${text} (${count} times)`),
    ignored: (what: string, why: string) => (what === '' ? why : `${what}: ${why}`),
    more: (count: number) => `And ${plural(count, 'more kind', 'more kinds')} of entries, left out for like reasons.`,
    megabytes: (count: number) => `${count} MB`,
    unknownInput: 'this version has no such field.',
    otherData: (saved: string, here: string) => `Saved with data ${saved}; this page has data ${here}. The scores are computed anew and may differ from those seen then.`,
    questions: 'The page asks',
    trouble: {
      empty: 'The file is empty.',
      tooLarge: (limit: string) => `The file is larger than ${limit}, so it was not read.`,
      unreadable: 'The browser could not read the file. Choose it again.',
      xml: 'This is XML. Only JSON is read: ask for the FHIR export as JSON.',
      notJson: 'This is not JSON, or it is cut short. Choose a file that this page saved, or a FHIR file in JSON.',
      otherFormat: 'This is JSON, but neither a patient saved by this page nor FHIR.',
      newerVersion: (version: string) => `The file was saved by a newer version of this page (format ${version}). Reload the page to get the newest version, then open the file again.`,
      badVersion: 'The file does not say in which version of the format it was saved, so it was not read.',
      noPatient: 'The file is marked as a MyoLung patient but holds none.'
    }
  },
  fhir: {
    from: (date: string) => `of ${date}`,
    undated: 'without a date',
    olderBy: (days: number) => `${plural(days, 'day', 'days')} before the latest value used`,
    preliminary: 'preliminary',
    apart: (days: number) => `The values chosen lie up to ${plural(days, 'day', 'days')} apart. Check that they belong together.`,
    undatedNote: (labels: readonly string[]) => `Without a date, so their age is not known: ${names(labels)}.`,
    chooseTitle: (name: string) => `${name}: several values`,
    chosenFirst: 'The latest is chosen; choose another or none.',
    choose: 'Which is the latest is not clear from the file. Choose one, or none of them is used.',
    choosePreliminary: 'Only a preliminary value is there. Choose it, or it is not used.',
    none: 'None of these',
    notListed: (count: number) => `${plural(count, 'older value', 'older values')} not listed.`,
    undecided: (labels: readonly string[]) => `Not used unless you choose: ${names(labels)}.`,
    onePage: 'The file is one page of a longer list. Values on other pages are not in it.',
    option: (parts: readonly string[]) => parts.join(', '),
    trouble: {
      notFhir: 'This is JSON, but not FHIR: nothing in it says which resource it is.',
      history: 'This bundle is a history, with former versions of each value. Export the present state instead.',
      modified: 'The file says that its meaning is changed by rules this page does not know, so it was not read.',
      nothing: 'The bundle is empty.',
      resourceType: (given: string) => `This is a FHIR resource of the type ${given}. Open a Bundle, a list of Observations, or one Observation.`,
      tooMany: (count: number, limit: number) => `The file has ${count} entries, more than the ${limit} this page reads. Export fewer: the last weeks, or one encounter.`,
      severalPatients: (count: number) => `The file has values of ${count} patients. Open a file of one patient.`
    },
    reasons: {
      noField: () => 'no score here uses it.',
      severalFields: (given: string) => `its codes name several fields at once: ${given}.`,
      status: () => 'it has no status.',
      notFinal: (given: string) => `its status is ${given}.`,
      comparator: (given: string) => `only a limit is known (${given}). Enter it yourself if it decides.`,
      noUnit: (given: string, accepted: readonly string[]) => `${given} has no unit. Accepted: ${names(accepted)}.`,
      unit: (given: string, accepted: readonly string[]) => `the unit ${given} cannot be used. Accepted: ${names(accepted)}.`,
      unitsDiffer: (given: string) => `it names two different units: ${given}.`,
      notANumber: (given: string) => (given === '' ? 'it has no number.' : `${given} is not a number.`),
      noValue: () => 'it has no value.',
      absent: (given: string) => (given === '' ? 'its value is marked as absent.' : `its value is marked as absent: ${given}.`),
      notPerformed: () => 'it was not performed. If the patient could not perform it, tick that in the form.',
      valueType: (given: string) => `a value of the kind ${given} cannot be used here.`,
      answer: (given: string, accepted: readonly string[]) =>
        `the answer ${given === '' ? 'has no code' : `\u201c${given}\u201d`}${accepted.length === 0 ? ', and is not known here.' : `. Known: ${names(accepted)}.`}`,
      notAboutPatient: (given: string) => `it is not about a patient but about ${given}.`,
      focus: () => 'it is about somebody or something other than the patient.',
      modified: () => 'its meaning is changed by an extension this page does not know.',
      otherVersion: (given: string) => `FHIR R4 has no member ${given} there: it may be from another version.`,
      malformed: () => 'it is not written as FHIR R4 asks.',
      duplicate: () => 'the same value stands there again.',
      gender: (given: string, accepted: readonly string[]) => `the gender ${given} cannot be used. Accepted: ${names(accepted)}.`,
      resource: () => 'resources of this kind are not read.',
      birthDate: () => 'the date of birth is not read. Enter the age.'
    },
    method: (title: string, id: string, version: string) => `${title} (${id}, version ${version}), computed by MyoLung`,
    outcome: (label: string, window: string) => `${capital(label)} ${window}`,
    paragraph: (sentences: readonly string[]) => sentences.join(' '),
    typedAs: (text: string) => `Entered as ${text}.`,
    limits: (parts: readonly string[]) => `Limits: ${parts.join(' ')}`,
    unconfirmed: 'LOINC code from a secondary source, to be confirmed before use'
  },
  evidence: {
    title: 'Evidence',
    lead: 'What is published, in whom, and what happened when every printed figure was computed again.',
    pages: 'Evidence',
    overview: 'Overview',
    factors: 'Factors',
    exacerbation: 'Exacerbation',
    audit: 'Audit',
    loading: 'Loading the evidence\u2026',
    failedTitle: 'The evidence could not be loaded',
    failed: 'Most likely there is no network, and this browser has kept no offline copy. What you entered at the bedside is still there.',
    again: 'Try again',
    scores: 'Scores',
    sources: 'Sources beside the scores',
    predicts: 'Predicts',
    inWhom: 'In whom',
    when: 'When',
    howGood: 'How good',
    checked: 'How it was checked',
    limits: 'Limits',
    limitCount: (count: number) => plural(count, 'limit', 'limits'),
    findings: (count: number) => plural(count, 'finding', 'findings'),
    moreAbout: (title: string) => `More on ${title}`,
    noPerformance: 'No figure on how well it separates was in what was read.',
    auc: (text: { estimate: string; ci_low: string; ci_high: string }) => `AUC ${estimate(text)}.`,
    notComputed: 'Scores not computed, and why',
    notComputedLead: 'A score is computed only where its whole rule could be read.',
    guidelines: 'Guidelines to read',
    guidelinesLead: 'Linked, not restated.',
    tables: 'Tables as printed',
    foundTitle: 'What we found',
    checksOf: (title: string) => `All checks of ${title}`,
  },
  figure: {
    loading: 'Drawing\u2026',
    failed: 'The plot could not be loaded. The table below has the same figures.',
    svg: 'SVG',
    png: 'PNG',
    download: (kind: string, title: string) => `Download \u201c${title}\u201d as ${kind}`,
    notSaved: 'This browser could not make the picture.',
    forestTitle: 'Factors associated with rapidly progressive ILD',
    forestLabel: (shown: number, window: string) =>
      `Forest plot of ${plural(shown, 'factor', 'factors')}, ${inside(window)}: odds ratios with 95${space}% intervals on a logarithmic axis. The table below has the same figures.`,
    oddsRatio: 'Odds ratio for RP-ILD (log scale)',
    protective: '\u2190 less often',
    risk: 'more often \u2192',
    legendFinding: 'hollow: our check found something',
    legendPatient: 'bold, with a band: entered as present at the bedside',
    weight: 'All marks are the same size: size says nothing about the weight of a study.',
    deathsTitle: 'Deaths after acute exacerbation',
    deathsLabel: 'Shares of patients who died, with 95\u00a0% intervals; the counts stand in the list below.',
    deathsAxis: 'Died, %',
    rocTitle: (title: string) => `${title}: ROC curve`,
    rocLabel: (title: string, auc: string, points: readonly string[]) => `ROC curve of the ${title}, area ${auc}. ${points.join('; ')}.`,
    rocPoint: (cutoff: number, truePositive: number, falsePositive: number) =>
      `${cutoff} or more: ${truePositive} true and ${falsePositive} false positive`,
    rocX: 'False positive rate (1 \u2212 specificity)',
    rocY: 'Sensitivity',
    rocAuc: (text: string) => `AUC ${text}`,
    cutoffMark: (cutoff: number) => `\u2265\u2009${cutoff}`,
    scoresTitle: (title: string) => `${title}: patients at each score`,
    scoresLabel: (rows: readonly string[]) => `Patients at each score. ${rows.join('; ')}.`,
    scoresX: 'Score',
    scoresY: 'Patients',
    scoresRow: (score: number, text: string, outcome: string) => `Score ${score}: ${text} developed ${outcome}`,
    withOutcome: (outcome: string) => `filled: developed ${outcome}`,
    withoutOutcome: 'hollow: did not'
  },
  forest: {
    title: 'Factors',
    show: 'What to show',
    inWindow: inside,
    lead: 'Pooled univariable odds ratios for rapidly progressive ILD. They are unadjusted and overlap: read each by itself.',
    window: 'Definition of RP-ILD',
    group: 'Group',
    sort: 'Sort by',
    allGroups: 'All groups',
    sorts: {
      odds_ratio: 'Odds ratio, highest first',
      name: 'Name',
      group: 'Group',
      studies: 'Studies, most first',
      i2: 'I\u00b2, highest first'
    },
    tableTitle: 'The same figures as a table',
    factor: 'Factor',
    oddsRatio: 'Odds ratio',
    studies: 'Studies',
    i2: 'I\u00b2, %',
    label: 'Label as printed',
    check: 'Our check',
    found: 'finding',
    none: 'none',
    noStudy: 'no study',
    present: 'present in your patient',
    shown: (shown: number, all: number) => `${shown} of ${all} factors.`,
    noPlot: (names: readonly string[]) => `Not in the plot, for want of a study: ${list(names)}.`,
    open: (name: string) => `Details of ${inside(name)}`
  },
  exacerbation: {
    title: 'Acute exacerbation',
    lead: 'What happened to patients with an acute exacerbation, by its trigger.'
  },
  audit: {
    title: 'Audit',
    lead: 'Every printed figure that can be computed from others was computed again, just now, on this device. Rounding never counts as an error: a figure is compared through the interval its printed digits allow.',
    failed: 'The part that checks the figures could not be loaded. Most likely there is no network, and this browser has kept no offline copy.',
    running: 'Computing every printed figure again\u2026',
    verdict: {
      reproduces: 'reproduces',
      differs: 'differs',
      impossible: 'impossible',
      cannot_be_checked: 'cannot be checked'
    } satisfies Record<AuditRow['verdict'], string>,
    verdictMeans: {
      reproduces: 'The printed figure follows from the others.',
      differs: 'Computing it again gives another figure.',
      impossible: 'No data can give the printed figure.',
      cannot_be_checked: 'Not enough is printed to compute it.'
    } satisfies Record<AuditRow['verdict'], string>,
    found: 'What we found',
    rowsOf: 'The checks behind it',
    all: 'All checks',
    jump: (rows: number) => `All ${rows} checks, below the findings`,
    filterVerdict: 'Verdict',
    filterSource: 'Source',
    filterCheck: 'Question',
    filterText: 'Search',
    any: 'All',
    clear: 'Clear filters',
    shown: (shown: number, matching: number, all: number) =>
      `${matching === all ? `${all} checks` : `${matching} of ${all} checks`}${shown === matching ? '' : `, the first ${shown} shown`}.`,
    showAll: (count: number) => `Show all ${count}`,
    nothing: 'No check fits these filters.',
    figure: 'Figure',
    question: 'Question',
    printed: 'Printed',
    recomputed: 'Recomputed',
    verdictTitle: 'Verdict',
    notRecomputed: '\u2013',
    formula: 'How',
    place: 'Where it stands',
    finding: 'What it means',
    back: 'Back to the audit',
    unknownRow: (id: string) => `The audit has no check with the address \u201c${id}\u201d.`
  },
  unknownEntry: (id: string) => `MyoLung has no score or source called \u201c${id}\u201d.`
};

export type Messages = typeof en;
