// The program as its users call it, and its statistical methods.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { program } from './support.mjs';

/** What a call prints, with `input` on standard input, and the status it ends with. */
export function run(args, input = '') {
  const { status, stdout, stderr, signal } = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
  assert.equal(signal, null, stderr);
  return { status, stdout, stderr };
}

/** A method's words with a table on standard input, or with none where `csv` is null. */
const ask = (words, csv, args) => run([...words, ...(csv === null ? [] : ['-']), ...args], csv ?? '');

function answer(words, csv, args) {
  const { status, stdout, stderr } = ask(words, csv, ['--json', ...args]);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

/** The sentence with which a method refuses; nothing is printed beside it. */
function refusal(words, csv, args) {
  const { status, stdout, stderr } = ask(words, csv, args);
  assert.equal(status, 2, stdout);
  assert.equal(stdout, '');
  return stderr;
}

export const stats = (method, csv, ...args) => answer(['stats', method], csv, args);
export const refused = (method, csv, ...args) => refusal(['stats', method], csv, args);
export const meta = (csv, ...args) => answer(['meta'], csv, args);
export const metaRefused = (csv, ...args) => refusal(['meta'], csv, args);

/** Fails unless two numbers agree within a share of the second. */
export function near(ours, theirs, relative = 1e-8) {
  assert.ok(Math.abs(ours - theirs) <= relative * Math.abs(theirs), `${ours} is not ${theirs}`);
}
