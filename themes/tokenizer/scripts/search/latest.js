/**
 * Runs the work for the newest value only: while one runs, those in between are dropped.
 * @template Value
 * @param {(value: Value, is_latest: () => boolean) => Promise<void>} work
 */
export const run_latest = (work) => {
  let newest = 0;
  return (/** @type {Value} */ value) => {
    const number = ++newest;
    return work(value, () => number === newest);
  };
};
