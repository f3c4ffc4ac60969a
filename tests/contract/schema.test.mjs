// The data files against their schemas and against what no schema can say; and that both can refuse.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { dataProblems } from './data_rules.mjs';
import { at, dataFiles, json, patched, schemaFor, schemas } from './support.mjs';

const files = dataFiles();
const { names, compile, validate } = schemas();

for (const name of names) {
  test(`${name} is a draft-07 schema in strict mode and names itself`, () => {
    const schema = json('core', 'data', 'schema', name);
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
    assert.equal(schema.$id, name);
    assert.ok(compile(name));
  });
}

test('there are variables, sources and at least one model', () => {
  assert.ok(files['variables.json'] && files['sources.json']);
  assert.ok(Object.keys(files).some((path) => path.startsWith('models/')));
});

for (const [path, file] of Object.entries(files)) {
  test(`core/data/${path} is valid`, () => assert.deepEqual(validate(schemaFor(path), file), []));
}

test('the data agree with one another: units, cut-offs, bands, counts, sources', () => {
  assert.deepEqual(dataProblems(files), []);
});

// Each file of invalid/ spoils one data file by a JSON Patch and says who must refuse it, and where.
const invalid = readdirSync(at('tests', 'contract', 'invalid')).filter((name) => name.endsWith('.json'));

test('there are invalid variants for every kind of data file', () => {
  const spoiled = new Set(invalid.map((name) => schemaFor(json('tests', 'contract', 'invalid', name).file)));
  assert.deepEqual([...spoiled].sort(), [...new Set(Object.keys(files).map(schemaFor))].sort());
});

for (const name of invalid) {
  const { why, file, patch, schema, rule } = json('tests', 'contract', 'invalid', name);
  test(`refused: ${why} (${name})`, () => {
    const spoiled = patched(files[file], patch);
    const errors = validate(schemaFor(file), spoiled);
    if (schema) {
      const found = errors.filter((error) => error.keyword === schema.keyword && error.at === schema.at);
      assert.notEqual(found.length, 0, `expected ${JSON.stringify(schema)}, got ${JSON.stringify(errors)}`);
    } else {
      assert.deepEqual(errors, [], 'this one is for the rules, not for the schema');
      const problems = dataProblems({ ...files, [file]: spoiled });
      assert.ok(problems.some((problem) => problem.includes(rule)), `expected '${rule}', got ${JSON.stringify(problems)}`);
    }
  });
}
