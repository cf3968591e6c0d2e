import assert from 'node:assert/strict';

/** One fault in a template is on every page: a dozen lines tell as much as a thousand. */
export function assertNone(faults) {
  if (faults.length === 0) return;
  assert.fail([`${faults.length} faults:`, ...faults.slice(0, 12), ...(faults.length > 12 ? ['…'] : [])].join('\n  '));
}
