// Electron releases carry a default application that makes `electron FOLDER` run the application in FOLDER, after the
// modules named by `-r FILE`. The fallback runtime comes without one; this takes its place, so that one cached runtime
// serves every checkout.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const words = process.argv.slice(1);
const modules = words.filter((_word, index) => words[index - 1] === '-r');
const folder = words.find((word, index) => !word.startsWith('-') && words[index - 1] !== '-r');

if (folder === undefined) {
  process.stderr.write('usage: electron [-r FILE]... FOLDER [SWITCH]...\n');
  app.exit(2);
} else {
  const appPath = resolve(folder);
  const description = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setVersion(description.version);
  app.setName(description.productName ?? description.name);
  app.setAppPath(appPath);
  for (const name of modules) require(resolve(name));
  require(join(appPath, description.main));
}
