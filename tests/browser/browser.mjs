// Debian's Chromium, with a built site served to it.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from './server.mjs';

/** The repository's own archive. */
export const archive = fileURLToPath(new URL('../../public/', import.meta.url));

export const chromiumOptions = [
  '--headless',                       // no display
  '--no-sandbox',                     // root, in a container: the pages are our own
  '--disable-gpu',                    // there is none, and looking for it takes time
  '--disable-dev-shm-usage',          // /dev/shm is tiny in many containers
  '--disable-quic',                   // plain HTTP on loopback is all there is
  '--no-first-run',                   // no welcome
  '--disable-background-networking',  // no requests of the browser's own
  '--disable-component-update',       // nor downloads
  '--disable-sync',                   // nor accounts
];

/** `{ browser, home, close }`: a browser, and the address of the site's home page. */
export async function open(folder) {
  const server = await serve(folder, '/tokenizer/');
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumOptions });
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { browser, home: server.url, close };
}
