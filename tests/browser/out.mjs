// What the tests of the ways out of the page share: opening a text, patients to open.
import { readFile } from 'node:fs/promises';

export const data = async (path) => JSON.parse(await readFile(new URL(`../../core/data/${path}`, import.meta.url), 'utf8'));

export const fixture = (name) => readFile(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

export const tool = (page, name) => page.getByRole('group', { name: 'What to do with the result' }).getByRole('button', { name, exact: true });

export const dialog = (page) => page.getByRole('dialog');

/** Pastes a text into the dialog that opens files, and reads it. */
export async function paste(page, text) {
  if (await dialog(page).count() === 0) await tool(page, 'Open').click();
  await dialog(page).getByRole('textbox', { name: 'Or paste its text here' }).fill(text);
  await dialog(page).getByRole('button', { name: 'Read the text' }).click();
}

/** Opens a text and uses what is in it. */
export async function use(page, text) {
  await paste(page, text);
  await dialog(page).getByRole('button', { name: 'Use these values' }).click();
  await dialog(page).waitFor({ state: 'detached' });
}

/** Clears everything, past a message about something to undo. */
export async function wipe(bedside) {
  const dismiss = bedside.page.getByRole('button', { name: 'Dismiss' });
  if (await dismiss.isVisible()) await dismiss.click();
  await bedside.clear.click();
}

export const patientFile = (patient) => JSON.stringify({ format: 'myolung-patient', version: 1, data: '000000000000', patient });

/** Everything there is to know about one patient: all five scores complete, every field filled. */
export async function fullest() {
  const { variables } = await data('variables.json');
  const chosen = {
    age: '58', sex: 'male', iim_subtype: 'cadm', disease_duration: '2', anti_mda5: '2+', ferritin: '1800', crp: '2.4', ldh: '6.2', kl6: '1200',
    dlco_percent_predicted: '43', fvc_percent_predicted: '61', lung_suvmean: '0,52', hrct_score: '140', acute_exacerbation: 'infection_triggered',
    ck: '420', ast: '64', alt: '48', esr: '38', neutrophil_percent: '81'
  };
  const units = { ferritin: 'pmol/L', crp: 'mg/dL', ldh: 'ukat/L' };
  const no = ['rp_ild_present', 'mediastinal_node_abnormal', 'anti_jo1', 'anti_ku', 'malignancy', 'overlap_ctd'];
  const values = Object.fromEntries(variables.map(({ id, kind, units: [first] = [] }) => {
    if (kind === 'finding') return [id, { value: !no.includes(id) }];
    if (chosen[id] === undefined) throw new Error(`no value for ${id}`);
    return [id, kind === 'number' ? { value: chosen[id], unit: units[id] ?? first.code } : { value: chosen[id] }];
  }));
  return { values, pretest_probability: { value: '20', unit: '%' }, infection_probability: { value: '35', unit: '%' } };
}
