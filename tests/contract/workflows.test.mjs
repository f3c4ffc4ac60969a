// The workflows: valid, pinned, with no more rights and time than they need.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { parse } from 'yaml';
import { filesBelow, text } from './support.mjs';

const { validateWorkflow } = createRequire(import.meta.url)('@action-validator/core');
const workflows = filesBelow('.github/workflows', []);

test('there are the workflows that are promised', () => {
  assert.deepEqual(workflows.map((file) => file.split('/').at(-1)), ['ci.yml', 'nightly.yml', 'pages.yml']);
});

test('the linter can refuse', () => {
  assert.notDeepEqual(validateWorkflow('on: push\njobs:\n  a:\n    runs-on: x\n    stepz: []\n').errors, []);
});

for (const file of workflows) {
  const source = text(file);
  const workflow = parse(source);
  // A job that calls another workflow of this project has its rights and time there.
  const jobs = Object.entries(workflow.jobs).filter(([, job]) => !job.uses?.startsWith('./'));

  test(`${file} is a valid workflow`, () => assert.deepEqual(validateWorkflow(source).errors, []));

  test(`${file} pins every action by commit and names its version`, () => {
    const uses = source.split('\n').filter((line) => /^\s*(-\s+)?uses:/.test(line) && !/uses: \.\//.test(line));
    assert.ok(uses.length > 0);
    for (const line of uses) assert.match(line, /uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/, line);
  });

  test(`${file} may read, and a job that may more says so itself`, () => {
    assert.deepEqual(workflow.permissions, { contents: 'read' });
    for (const [name, job] of jobs) {
      const granted = Object.entries(job.permissions ?? {}).filter(([, level]) => level === 'write').map(([right]) => right);
      const allowed = name === 'deploy' ? ['id-token', 'pages'] : [];
      assert.deepEqual(granted.filter((right) => !allowed.includes(right)), [], name);
    }
  });

  test(`${file} ends every job in time`, () => {
    for (const [name, job] of jobs) assert.ok(job['timeout-minutes'] > 0 && job['timeout-minutes'] <= 360, name);
  });

  test(`${file} puts nothing from outside into a shell and keeps no credentials`, () => {
    for (const [name, job] of jobs) {
      for (const step of job.steps) {
        assert.doesNotMatch(step.run ?? '', /\$\{\{/, name);
        if (step.uses?.startsWith('actions/checkout@')) assert.equal(step.with?.['persist-credentials'], false, name);
      }
    }
  });
}

test('continuous integration runs the command that a developer runs', () => {
  const { jobs } = parse(text('.github/workflows/ci.yml'));
  assert.ok(Object.values(jobs).some((job) => job.container === 'debian:bookworm' && job.steps.some((step) => step.run?.includes('./tests/run'))));
});
