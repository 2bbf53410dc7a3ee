// Electron releases carry a default application that makes `electron FOLDER` run the application in FOLDER. The
// fallback runtime comes without one; this takes its place, so that one cached runtime serves every checkout.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('usage: electron FOLDER [SWITCH]...\n');
  app.exit(2);
} else {
  const appPath = resolve(folder);
  const description = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setVersion(description.version);
  app.setName(description.productName ?? description.name);
  app.setAppPath(appPath);
  require(join(appPath, description.main));
}
