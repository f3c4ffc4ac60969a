// The file that the page saves is one that the program reads (the page's own tests hold what it saves to this fixture).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { program, schemas, text } from './support.mjs';

const saved = JSON.parse(text('tests', 'fixtures', 'patient.json'));
const assess = (request) => spawnSync(program, ['assess', '--json', '-'], { input: JSON.stringify(request), encoding: 'utf8', maxBuffer: 2 ** 26 });

test('a saved patient is assessed as the request inside it', () => {
  const { status, stdout, stderr } = assess(saved);
  assert.equal(status, 0, stderr);
  assert.equal(stdout, assess(saved.patient).stdout);
  const { models } = JSON.parse(stdout);
  assert.deepEqual(models.find(({ id }) => id === 'dlm-2021').score, { min: 2, max: 2 });
});

test('the request inside is one by its schema', () => {
  assert.deepEqual(schemas().validate('patient.schema.json', saved.patient), []);
});

test('a file of a newer page is refused with what to do, and what only looks like one stays a request', () => {
  for (const file of [{ ...saved, version: 2 }, { ...saved, version: '1' }, { format: saved.format, version: 1 }]) {
    const { status, stdout, stderr } = assess(file);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /Use a newer myolung/);
  }
  assert.match(assess({ ...saved, format: 'other' }).stderr, /"format" is not a key/);
  assert.equal(assess([saved.patient]).status, 0);
});
