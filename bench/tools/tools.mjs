// The tools that are compared, in the order of the tables.
import * as eleventy from './eleventy.mjs';
import * as hugo from './hugo.mjs';
import * as pelican from './pelican.mjs';
import * as tokensite from './tokensite.mjs';

/**
 * @typedef {{
 *   title: string,
 *   program: string,
 *   cases: string[],
 *   leftOvers: string[],
 *   largest: {usually: number, withAll: number},
 *   searchIndex: {path: string, count: (index: any) => number},
 *   version: (program?: string) => string,
 *   build: (site: string, output: string) => {program: string, args: string[], cwd?: string},
 *   writeSite: (archive: import('../archive/archive.mjs').Archive, folder: string) => void,
 *   itemFile: (edition: object, item: object) => string,
 *   templateFile?: string,
 * }} Tool `cases` are those it is measured in: a tool that builds all pages every time has one.
 *   `leftOvers` is what a build leaves in the site for the next one; a clean build begins without.
 *   `largest` is the largest archive it is asked for, without and with --all.
 */

/** @type {Record<string, Tool>} */
export const tools = { tokensite, hugo, eleventy, pelican };
