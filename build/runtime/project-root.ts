import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder that holds package.json. */
export const projectRoot: string = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
