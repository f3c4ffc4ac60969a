// The code systems used in FHIR resources, and the spellings of units.
import type { NumberVariable } from '../engine';

export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';
export const DATA_ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
/** The plain yes and no of HL7 version 2. */
export const YES_NO = 'http://terminology.hl7.org/CodeSystem/v2-0136';

const own = (name: string) => `https://myolung.github.io/fhir/CodeSystem/${name}`;

/** Variables by their id, those with a LOINC code included. */
export const VARIABLE = own('variable');
export const MODEL = own('model');
/** Of a finding: present, absent. */
export const ANSWER = own('answer');
export const STATE = own('state');
export const NOTICE = own('notice');
/** A category's code means something for its variable only. */
export const categories = (variable: string) => own(variable.replaceAll('_', '-'));

/** Units whose code here is no UCUM code. */
const ucum: Readonly<Record<string, string>> = { points: '{score}' };

export const ucumOf = (unit: string) => ucum[unit] ?? unit;

/** Other spellings of the same unit: nothing here changes a number. The international unit of an enzyme is its unit;
 *  an arbitrary unit is called so or not. What the catalogue lists as aliases is not repeated. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  a: ['a_j', 'yr'],
  mo: ['mo_j'],
  'ng/mL': ['ng/ml'],
  'ug/L': ['ug/l', '\u00b5g/L', '\u00b5g/l', '\u03bcg/L', '\u03bcg/l', 'mcg/L'],
  'pmol/L': ['pmol/l'],
  'nmol/L': ['nmol/l'],
  'mg/L': ['mg/l'],
  'mg/dL': ['mg/dl'],
  'U/L': ['U/l', 'IU/L', 'IU/l', '[IU]/L', '[IU]/l', '[iU]/L', '[iU]/l'],
  'ukat/L': ['ukat/l', '\u00b5kat/L', '\u00b5kat/l', '\u03bckat/L', '\u03bckat/l'],
  'U/mL': ['U/ml', "[arb'U]/mL", "[arb'U]/ml"],
  'mm/h': ['mm/hr'],
  'g/mL': ['g/ml'],
  points: ['{score}', '{points}']
};

/** A comment in braces says what was counted; it is no part of the unit. */
const bare = (text: string) => (text.includes('{') && !text.startsWith('{') ? text.replace(/\{[^{}]{0,40}\}/g, '') : text).trim();

/** The variable's own code of a unit, by its spelling; null for a unit it does not accept. */
export function unitOf({ units }: NumberVariable, text: string): string | null {
  const given = bare(text);
  const unit = units.find(({ code, label, aliases = [] }) => [code, label, ...aliases, ...(spellings[code] ?? [])].includes(given));
  return unit?.code ?? null;
}
