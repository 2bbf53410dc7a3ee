/**
 * A panel as a picture: its copy, light and at twice the size, with the page's own style sheets and letters, drawn by the
 * browser from an SVG that refers to nothing outside.
 */
import { inLightColors } from './chart-colors.ts';
import classes from './picture.module.css';

/** Of the device's pixels to those of the page: sharp on slides and on good displays. */
const SCALE = 2;
/** What is of no use in a picture: buttons, tabs. */
export const NOT_IN_PICTURE = { 'data-not-in-picture': true } as const;
const SVG = 'http://www.w3.org/2000/svg';

/** PNG in base64. `lines` stand below the panel: its filters and period, the date and the version. */
export async function pictureOf(panel: HTMLElement, lines: readonly string[]): Promise<string> {
  const sheet = await inLightColors(() => sheetOf(panel, lines));
  const { width, height } = measured(sheet, panel.getBoundingClientRect().width);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await svgText(sheet, width, height))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  // A height of half a pixel more leaves an edge that nothing paints.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}

function sheetOf(panel: HTMLElement, lines: readonly string[]): HTMLElement {
  const copy = panel.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll('[data-not-in-picture]')) element.remove();
  const sheet = document.createElement('div');
  sheet.className = classes.sheet ?? '';
  sheet.lang = document.documentElement.lang;
  const foot = document.createElement('div');
  foot.className = classes.foot ?? '';
  for (const line of lines) {
    const element = document.createElement('div');
    element.textContent = line;
    foot.append(element);
  }
  sheet.append(copy, foot);
  return sheet;
}

/** As it would lie on the page, out of sight. */
function measured(sheet: HTMLElement, panelWidth: number): { readonly width: number; readonly height: number } {
  sheet.style.setProperty('--panel-width', `${Math.ceil(panelWidth)}px`);
  sheet.dataset.measuring = 'true';
  document.body.append(sheet);
  const { width, height } = sheet.getBoundingClientRect();
  sheet.remove();
  delete sheet.dataset.measuring;
  return { width: Math.ceil(width), height: Math.ceil(height) };
}

function allRules(): readonly CSSRule[] {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
}

async function svgText(sheet: HTMLElement, width: number, height: number): Promise<string> {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('width', String(width * SCALE));
  svg.setAttribute('height', String(height * SCALE));
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.setAttribute('data-mantine-color-scheme', 'light');
  const style = document.createElementNS(SVG, 'style');
  style.textContent = await styleText();
  const frame = document.createElementNS(SVG, 'foreignObject');
  frame.setAttribute('width', String(width));
  frame.setAttribute('height', String(height));
  frame.append(sheet);
  svg.append(style, frame);
  return new XMLSerializer().serializeToString(svg);
}

/** All rules of the page, letters included: a picture fetches nothing. */
async function styleText(): Promise<string> {
  const texts = allRules().map((rule) => (rule instanceof CSSFontFaceRule ? fontText(rule) : rule.cssText));
  return (await Promise.all(texts)).join('\n');
}

async function fontText(rule: CSSFontFaceRule): Promise<string> {
  const source = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
  if (source === undefined) return '';
  const base = rule.parentStyleSheet?.href ?? document.baseURI;
  const bytes = new Uint8Array(await (await fetch(new URL(source, base))).arrayBuffer());
  const family = rule.style.getPropertyValue('font-family');
  const weight = rule.style.getPropertyValue('font-weight');
  return `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(data:font/woff2;base64,${base64(bytes)}) format("woff2"); }`;
}

const CHUNK = 32_768;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
