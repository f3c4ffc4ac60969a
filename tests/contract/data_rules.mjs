// What must hold of the data files and no schema can say. Gives a list of sentences, empty when all is well.

const unitNames = (variable) => variable.units.flatMap((unit) => [unit.code, ...(unit.aliases ?? [])]);

/** LOINC's check digit is Luhn's (mod 10). */
function loincIsWhole(code) {
  const [digits, check] = code.split('-');
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) {
    const d = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return (10 - (sum % 10)) % 10 === Number(check);
}

function variableProblems(variable) {
  const problems = [];
  const say = (sentence) => problems.push(`${variable.id}: ${sentence}`);
  if (variable.kind === 'category') {
    const codes = variable.categories.map((category) => category.code);
    if (new Set(codes).size !== codes.length) say('a category stands twice');
  }
  if (variable.kind !== 'number') return problems;
  const names = unitNames(variable);
  if (new Set(names).size !== names.length) say('a unit stands twice');
  const { multiply_by, divide_by } = variable.units[0];
  if (multiply_by !== undefined || divide_by !== undefined) say('the canonical unit has a factor');
  for (const unit of variable.units.slice(1)) {
    if (unit.code === variable.units[0].code) say(`${unit.code} is not another unit`);
  }
  const { min, max } = variable.hard;
  if (!(min < max)) say('the hard limits are empty');
  for (const { value } of variable.soft ?? []) {
    if (!(value > min && value < max)) say(`the soft limit ${value} lies beyond the hard ones`);
  }
  if (variable.loinc && !loincIsWhole(variable.loinc.code)) say(`LOINC ${variable.loinc.code} has a wrong check digit`);
  return problems;
}

/** Every {key, place} anywhere in a file. */
function places(node, found = []) {
  if (Array.isArray(node)) node.forEach((child) => places(child, found));
  else if (node && typeof node === 'object') {
    if (typeof node.key === 'string' && typeof node.place === 'string') found.push(node);
    else Object.values(node).forEach((child) => places(child, found));
  }
  return found;
}

const pointsOf = (item) => [...item.rules.map((rule) => rule.points), item.otherwise];

/** Every score that some patient can have. */
export function attainableScores(model) {
  let sums = new Set([0]);
  for (const item of model.items) {
    sums = new Set([...sums].flatMap((sum) => pointsOf(item).map((points) => sum + points)));
  }
  return [...sums].sort((a, b) => a - b);
}

function ruleProblems(rule, variable) {
  if ('equals' in rule) {
    if (variable.kind === 'finding') return typeof rule.equals === 'boolean' ? [] : ['a finding equals true or false'];
    if (variable.kind === 'category') {
      return variable.categories.some(({ code }) => code === rule.equals) ? [] : [`no category '${rule.equals}'`];
    }
    return ['a number is compared, not equal'];
  }
  if (variable.kind !== 'number') return ['only a number is compared'];
  const problems = [];
  if (!unitNames(variable).includes(rule.unit)) problems.push(`the unit '${rule.unit}' is not accepted`);
  if (Number(rule.printed) !== rule.value) problems.push(`printed ${rule.printed} is not ${rule.value}`);
  return problems;
}

function modelProblems(path, model, variables, sources) {
  const problems = [];
  const say = (sentence) => problems.push(`${path}: ${sentence}`);
  if (path !== `models/${model.id}.json`) say(`the file holds '${model.id}'`);
  if (model.changelog.at(-1).version !== model.version) say('the last changelog line is of another version');
  if (new Set(model.items.map((item) => item.input)).size !== model.items.length) say('an input stands twice');
  for (const item of model.items) {
    const variable = variables.get(item.input);
    if (!variable) {
      say(`no variable '${item.input}'`);
      continue;
    }
    for (const rule of item.rules) ruleProblems(rule, variable).forEach((p) => say(`${item.input}: ${p}`));
    const states = (variable.states ?? []).map((state) => state.id);
    for (const { state } of item.states ?? []) {
      if (!states.includes(state)) say(`${item.input}: the variable has no state '${state}'`);
    }
    for (const state of states) {
      if (!(item.states ?? []).some((known) => known.state === state)) say(`${item.input}: nothing is said of '${state}'`);
    }
    if (item.near_cutoff) {
      const { from, to } = item.near_cutoff;
      if (!item.rules.some((rule) => rule.value >= from && rule.value <= to)) say(`${item.input}: no cut-off is near`);
    }
  }
  for (const rule of model.applicability) {
    const variable = variables.get(rule.input);
    if (variable?.kind !== 'number') say(`applicability: no number '${rule.input}'`);
    else if (!unitNames(variable).includes(rule.unit)) say(`applicability: the unit '${rule.unit}' is not accepted`);
  }

  const scores = attainableScores(model);
  const [lowest, highest] = [scores[0], scores.at(-1)];
  let next = lowest;
  for (const band of [...model.bands].sort((a, b) => a.min - b.min)) {
    if (band.min > next) say(`no band for score ${next}`);
    if (band.min < next) say(`two bands for score ${band.min}`);
    if (band.max < band.min) say(`the band '${band.id}' is empty`);
    next = band.max + 1;
  }
  if (next <= highest) say(`no band for score ${next}`);
  if (next > highest + 1) say(`a band reaches beyond the highest score ${highest}`);

  if (model.observed) {
    const { rows } = model.observed;
    if (rows.map((row) => row.score).join() !== scores.join()) say('observed: not one row per attainable score');
    if (rows.some((row) => row.events > row.total)) say('observed: more events than patients');
    const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
    if (sum('events') !== model.population.events) say(`observed: ${sum('events')} events, the cohort has ${model.population.events}`);
    if (sum('total') !== model.population.total) say(`observed: ${sum('total')} patients, the cohort has ${model.population.total}`);
  }
  if (model.performance) {
    const { cutoff } = model.performance;
    if (!(cutoff > lowest && cutoff <= highest)) say('performance: the cut-off separates nothing');
    if (!model.bands.some((band) => band.min === cutoff)) say('performance: no band begins at the cut-off');
  }
  for (const key of [...model.sources, ...places(model).map((place) => place.key)]) {
    if (!(key in sources)) say(`no source '${key}'`);
  }
  for (const { key } of places(model)) {
    if (!model.sources.includes(key)) say(`'${key}' is cited but not among the sources`);
  }
  return problems;
}

/** @param files data files by path below core/data, as `dataFiles()` gives them. */
export function dataProblems(files) {
  const variableFile = files['variables.json'];
  const variables = new Map(variableFile.variables.map((variable) => [variable.id, variable]));
  const problems = [...variableFile.variables, variableFile.pretest].flatMap(variableProblems);
  if (variables.size !== variableFile.variables.length) problems.push('variables.json: an id stands twice');
  if (variables.has(variableFile.pretest.id)) problems.push('variables.json: pretest has the id of a variable');
  if (variableFile.changelog.at(-1).version !== variableFile.version) {
    problems.push('variables.json: the last changelog line is of another version');
  }
  const { sources } = files['sources.json'];
  for (const [key, source] of Object.entries(sources)) {
    if (!source.doi && !source.url) problems.push(`sources.json: ${key} can be found nowhere`);
  }
  for (const [path, file] of Object.entries(files)) {
    if (!path.startsWith('models/')) continue;
    problems.push(...modelProblems(path, file, variables, sources));
  }
  return problems;
}
