// A real Chromium for the tests of the whole way: CHROME_PATH, or what the
// machine has under its usual names.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function browserPath() {
  const dirs = (process.env.PATH ?? '').split(delimiter);
  for (const path of [process.env.CHROME_PATH, ...dirs.flatMap((dir) => names.map((name) => join(dir, name)))]) {
    if (path && runs(path)) return path;
  }
  throw new Error('no browser found: install chromium or google-chrome, or set CHROME_PATH');
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// launch opens a browser; as root Chromium runs only without its sandbox.
export function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: browserPath(), args: root ? ['--no-sandbox', ...quiet] : quiet });
}
