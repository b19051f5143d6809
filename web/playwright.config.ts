// The page's tests drive a real Chromium against a real host: the one that
// SLUSE_URL names, with its development material in SLUSE_DEV, or hosts that
// the run starts for itself. All run against the native host; those marked
// @both run against the Worker on workerd too: each way of sending, being
// refused, being cut off and being answered. The rest (findings, figures,
// languages, colours, paper, orders, what the device keeps) ask a host for no
// more than files, the calendar and the key list, which worker/e2e holds to be
// the same on both. They pass against a Worker that SLUSE_URL names all the same.
import { defineConfig } from '@playwright/test';
import { browserPath } from './e2e/browser.mjs';

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 30_000 }, // nothing is told by how long a busy machine takes
  retries: 0, // a test that fails now and then has a cause
  reporter: 'line',
  projects: process.env.SLUSE_URL ? [{ name: 'given', workers: 1 }] : [{ name: 'workerd', grep: /@both/, workers: 1 }, { name: 'native' }],
  use: {
    locale: 'nb-NO',
    contextOptions: { reducedMotion: 'reduce' },
    serviceWorkers: 'block', // allowed where a test is about it
    launchOptions: {
      executablePath: browserPath(),
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet,
    },
  },
});
