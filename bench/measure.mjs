// Runs programs and says how long they took and how much memory they held.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Pelican asks the locale for the names of months; colours are for people.
const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC', NO_COLOR: '1' };

/**
 * @typedef {{program: string, args: string[], cwd?: string}} Command
 * @param {Command} command
 * @param {AbortSignal} abort kills the program, and all that it started: each is a process group of its own
 * @returns {Promise<{seconds: number, stdout: string}>}
 */
export function run({ program, args, cwd }, abort) {
  abort.throwIfAborted();
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = () => process.kill(-child.pid, 'SIGKILL');
    abort.addEventListener('abort', stop);
    let seconds;
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('exit', () => {
      seconds = Number(process.hrtime.bigint() - start) / 1e9;
      abort.removeEventListener('abort', stop);
    });
    child.on('close', (status, signal) => {
      if (status === 0) return resolve({ seconds, stdout });
      const command = [program, ...args].join(' ');
      return reject(new Error(`${command}: ${signal ?? `exit status ${status}`}\n${stdout}${stderr}`));
    });
  });
}

/** Through GNU time, which adds about a millisecond: a child of Node's own would count some of Node's memory. */
export async function runAndWeigh({ program, args, cwd }, noteFile, abort) {
  const command = { program: '/usr/bin/time', args: ['-f', '%M', '-o', noteFile, program, ...args], cwd };
  const { seconds } = await run(command, abort);
  return { seconds, kilobytes: Number(readFileSync(noteFile, 'utf8')) };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
