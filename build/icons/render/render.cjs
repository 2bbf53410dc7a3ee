// Runs in Electron: draws icon.svg onto a canvas of the size asked for, and writes it as a PNG.
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const SIZE = 1024;

async function render() {
  const svg = readFileSync(join(__dirname, '..', 'icon.svg'));
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const url = await window.webContents.executeJavaScript(`new Promise((done, failed) => {
    const image = new Image(${SIZE}, ${SIZE});
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = ${SIZE};
      canvas.getContext('2d').drawImage(image, 0, 0, ${SIZE}, ${SIZE});
      done(canvas.toDataURL('image/png'));
    };
    image.onerror = () => failed(new Error('the drawing is not valid'));
    image.src = 'data:image/svg+xml;base64,${svg.toString('base64')}';
  })`);
  writeFileSync(join(__dirname, '..', 'icon.png'), Buffer.from(url.split(',')[1], 'base64'));
  app.quit();
}

app.whenReady().then(render);
