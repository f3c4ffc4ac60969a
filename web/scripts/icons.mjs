// Draws the PNG icons from public/icon.svg with a headless Chromium; run by hand after changing the SVG.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
const folder = fileURLToPath(new URL('../public/', import.meta.url));
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const scratch = mkdtempSync(join(tmpdir(), 'myolung-icons-'));

// A maskable or iOS icon fills its square: the platform cuts the corners, so the drawing keeps to the middle.
const full = svg.replace('rx="14"', '').replace('<g fill="#e2efee">', '<g transform="translate(6.4 6.4) scale(.8)"><g fill="#e2efee">')
  .replace('</svg>', '</g></svg>');

for (const [name, size, drawing] of [
  ['icon-192.png', 192, svg],
  ['icon-512.png', 512, svg],
  ['icon-maskable-512.png', 512, full],
  ['apple-touch-icon.png', 180, full]
]) {
  const page = join(scratch, 'icon.html');
  writeFileSync(page, `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  execFileSync(chromium, ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
    '--default-background-color=00000000', `--window-size=${size},${size}`, `--screenshot=${join(folder, name)}`, `file://${page}`],
  { stdio: 'ignore' });
}
rmSync(scratch, { recursive: true });
