// The page's tests drive a real Chromium against a real host: the one that
// SLUSE_URL names, with its development material in SLUSE_DEV, or hosts that
// the run starts for itself. All run against the native host; those marked
// @both run against the Worker on workerd too.
import { defineConfig } from '@playwright/test';
import { browserPath } from './e2e/browser.mjs';

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  timeout: 180_000, // a view is judged in three languages, on a machine that may be busy
  retries: 2, // a browser on a starved machine drops a key press now and then; the report tells it
  reporter: 'line',
  projects: process.env.SLUSE_URL ? [{ name: 'given' }] : [{ name: 'native' }, { name: 'workerd', grep: /@both/, workers: 1 }],
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
