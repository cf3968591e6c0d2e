// The measuring: round after round, every tool in every case.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cases } from './cases.mjs';
import { run, runAndWeigh } from './measure.mjs';
import { repository } from './tools/files.mjs';

export const writeFloor = join(repository, 'build/bench/write_floor');

const leastRuns = 15; // of what takes less than a second
let words = 0;

/**
 * @param {import('./cases.mjs').Place[]} places
 * @returns {Promise<Record<string, import('./tables.mjs').Measured>>}
 */
export async function measureRounds(places, folder, rounds, { abort, say }) {
  const steps = makeSteps(places, folder, abort);
  const measured = Object.fromEntries(steps.map(({ key }) => [key, { runs: [], kilobytes: 0 }]));
  for (let round = 1; round <= rounds; ++round) {
    say(`round ${round} of ${rounds}`);
    for (const { key, measure } of steps) {
      const { runs, kilobytes = 0 } = await measure(Math.ceil(leastRuns / rounds));
      measured[key].runs.push(...runs);
      measured[key].kilobytes = Math.max(measured[key].kilobytes, kilobytes);
    }
  }
  return measured;
}

/** The steps of a round. The floor comes while tokensite's output is that of a clean build. */
function makeSteps(places, folder, abort) {
  return places.flatMap((place) => place.tool.cases.flatMap((name) => {
    const key = `${place.tool.name}.${name}`;
    const step = { key, measure: (repeats) => measureCase(place, name, repeats, join(folder, 'note'), abort) };
    if (key !== 'tokensite.clean') return [step];
    const copy = join(folder, 'floor');
    return [step, { key: 'floor', measure: (repeats) => measureFloor(place.output, copy, repeats, abort) }];
  }));
}

/** One run through GNU time. If that was a matter of less than a second, it was the warm-up for some without. */
async function measureCase(place, name, repeats, noteFile, abort) {
  const { tool, site, output } = place;
  const { prepare, restore, shows } = cases[name];
  const command = tool.build(site, output);
  const buildWith = async (runner) => {
    const word = `word${++words}`;
    prepare(place, word);
    const result = await runner();
    if (shows && !readFileSync(shows(place), 'utf8').includes(word)) {
      throw new Error(`${tool.title} overlooked an edited file (${name})`);
    }
    return result;
  };
  const first = await buildWith(() => runAndWeigh(command, noteFile, abort));
  const runs = first.seconds < 1 ? [] : [first.seconds];
  while (first.seconds < 1 && runs.length < repeats) {
    runs.push((await buildWith(() => run(command, abort))).seconds);
  }
  restore?.(place);
  if (restore && name !== tool.cases.at(-1)) await run(command, abort);
  return { runs, kilobytes: first.kilobytes };
}

async function measureFloor(site, copy, repeats, abort) {
  const runs = [];
  while (runs.length < repeats && !(runs[0] >= 1)) {
    const { stdout } = await run({ program: writeFloor, args: [site, copy] }, abort);
    runs.push(Number(stdout));
    rmSync(copy, { recursive: true });
  }
  return { runs };
}
