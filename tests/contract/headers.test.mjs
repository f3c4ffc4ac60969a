// Every header compiles alone, with the warnings of the build, so that any one of them can be included first.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { at, filesBelow } from './support.mjs';

const headers = ['core/include', 'core/src'].flatMap((folder) => filesBelow(folder)).filter((file) => file.endsWith('.hpp'));

test('there are headers', () => assert.ok(headers.length > 0));

for (const header of headers) {
  test(`${header} compiles alone`, () => {
    const { status, stderr } = spawnSync(
      'g++',
      ['-std=c++20', '-fsyntax-only', '-Wall', '-Wextra', '-Wconversion', '-Wshadow', '-Werror', '-x', 'c++',
        `-I${at('core', 'include')}`, `-I${at('core', 'src')}`, '-isystem', '/usr/include/eigen3', '-'], // prettier-ignore
      // Twice: a header without a guard fails.
      { input: `#include "${at(header)}"\n#include "${at(header)}"\n`, encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  });
}
