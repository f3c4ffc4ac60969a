import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';

// Debian's Chromium without the parts for a desktop, which opens a page in half the time.
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
export const wholeBrowser = '/usr/bin/chromium';

// Kept from calling home: every request the tests record is then the page's own.
export const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run'
];

export default defineConfig({
  testDir: '.',
  testMatch: process.env.MYOLUNG_SCREENSHOTS === undefined ? '*.test.mjs' : 'screenshots.mjs',
  outputDir: fileURLToPath(new URL('.output/', import.meta.url)),
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  forbidOnly: true,
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, args: flags }
  }
});
