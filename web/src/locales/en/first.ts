// Every word of the first look that does not come from the data. Numbers arrive as ready texts; nothing is rounded here.
import type {
  CatalogueWindow, Counted, DerivedMetric, Discrimination, Effort, EstimateText, ItemResult, Observed, PopulationMatch, Posttest,
  Predictive, Pretest, Prevalence, PrintedRisk, ProportionText, ScoreRange, Source, Verification
} from '../../engine';
import {
  beforeAndAfter, bounds, capital, certainty, comparedParts, counts, estimate, folded, heterogeneity, inside, interval, label,
  list, percent, plural, range, sentence, space, type ComparedPart, type ComparedScore
} from './phrases';

export const en = {
  language: 'en',
  /** How sentences and names stand together, where a component puts them so. */
  say: {
    gap: ' ',
    sentence,
    sentences: (parts: readonly string[]) => parts.join(' '),
    named: (name: string, text: string) => `${name}: ${text}`,
    and: (one: string, other: string) => `${one}; ${other}`,
    list
  },
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
    loadFailed: 'MyoLung could not start',
    loadFailedRemedy: 'Most likely a file was lost on the way: try again. If that does not help, use a current version of Firefox, Chrome, Edge or Safari.',
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
  bedside: {
    title: 'Myositis-associated ILD at the bedside',
    lead: 'Enter what you know, once. Every published score that applies shows its counts, its interval and its limits.'
  },
  form: {
    unitAsBefore: (unit: string) => `In ${unit}, as last chosen on this device.`,
    unitKept: (unit: string) => `From now on this field starts in ${unit}.`,
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
    overviewOf: (asked: number, all: number) => `${asked} of ${all} scores: only ${asked === 1 ? 'this one is' : 'these are'} asked for`,
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
    caution: (labels: readonly string[]) => `With caution: ${labels.join('; ')}.`,
    morePrecisely: (label: string) => `${label} (more precisely)`,
    observed: (row: Observed, total: number | undefined, outcome: string, window: string) =>
      `${row.events} of ${row.total} patients with this score${total === undefined ? '' : `, in a study of ${total},`} developed ${outcome} ${window}${certainty(row.text)}.`,
    observedEach: (outcome: string, window: string) => `Patients who developed ${outcome} ${window}:`,
    rowLabel: (score: number) => `Score ${score}`,
    counts: (row: { events: number; total: number; text: ProportionText }) => counts(row),
    icons: (row: Observed, outcome: string) => `${row.events} of ${row.total} patients with score ${row.score} developed ${outcome}`,
    printedRisk: ({ percent: digits, outcome, window }: PrintedRisk) => `${percent(digits)}: ${outcome} ${window}`,
    printedIn: (cohort: string) => `In ${cohort}:`,
    noInterval: 'As printed. The counts behind it are not printed in what was read, so no interval can be given.',
    noCounts: (perBand: boolean): string =>
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
    percent,
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
    state: (item: ItemResult): string =>
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
    either: (labels: readonly string[]) => labels.join(' or '),
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
    failed: 'This part could not be loaded. Most likely there is no network, and this browser has kept no offline copy.',
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
    aucValue: (text: EstimateText) =>
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
    notAsked: 'not asked for',
    doesNotApply: (reasons: readonly string[]) => `does not apply. ${reasons.join(' ')}`
  }
};

export type FirstMessages = typeof en;
