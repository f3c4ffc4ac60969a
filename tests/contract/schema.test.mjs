// The data files against their schemas, and that these can refuse. What no schema can say (units, bands, counts,
// sources) the loader checks; tests/unit/loader_test.cpp holds it to the same folder of invalid files.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
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

test('there are variables, sources, the register, and models, evidence and audits', () => {
  for (const name of ['variables.json', 'sources.json', 'register.json']) assert.ok(files[name], name);
  for (const folder of ['models/', 'evidence/', 'audit/']) assert.ok(Object.keys(files).some((path) => path.startsWith(folder)), folder);
});

test('every schema is one of a kind of data file, of what crosses the boundary, or shared by them', () => {
  const boundary = ['patient', 'assessment', 'catalogue', 'audit', 'common'].map((name) => `${name}.schema.json`);
  assert.deepEqual([...new Set([...Object.keys(files).map(schemaFor), ...boundary])].sort(), names);
});

for (const [path, file] of Object.entries(files)) {
  test(`core/data/${path} is valid`, () => assert.deepEqual(validate(schemaFor(path), file), []));
}

// Each file of invalid/ spoils one data file by a JSON Patch and says who must refuse it, and where.
const invalid = readdirSync(at('tests', 'contract', 'invalid')).filter((name) => name.endsWith('.json'));

test('there are invalid variants for every kind of data file', () => {
  const spoiled = new Set(invalid.map((name) => schemaFor(json('tests', 'contract', 'invalid', name).file)));
  assert.deepEqual([...spoiled].sort(), [...new Set(Object.keys(files).map(schemaFor))].sort());
});

for (const name of invalid) {
  const { why, file, patch, schema, loader } = json('tests', 'contract', 'invalid', name);
  test(`${schema ? 'refused by the schema' : 'left to the loader'}: ${why} (${name})`, () => {
    const errors = validate(schemaFor(file), patched(files[file], patch));
    if (schema) {
      const found = errors.filter((error) => error.keyword === schema.keyword && error.at === schema.at);
      assert.notEqual(found.length, 0, `expected ${JSON.stringify(schema)}, got ${JSON.stringify(errors)}`);
    } else {
      assert.deepEqual(errors, [], 'this one is for the loader, not for the schema');
      assert.ok(loader.at && loader.says);
    }
  });
}
