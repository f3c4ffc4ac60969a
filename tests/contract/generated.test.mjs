// What is generated is fresh.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { at } from './support.mjs';

test("the page's types are those of core/data/schema (mend with: npm run types, in web/)", () => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'types', '--', '--check'], { cwd: at('web'), encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});
