/**
 * The application's log: a local file, rotated, that names errors by their code. It never holds what was imported.
 * The Node edition of electron-log is used, because the other one opens channels that any page could write to.
 */
import { join } from 'node:path';
import logger from 'electron-log/node';

const ROTATE_AT_BYTES = 1024 * 1024;

export type Log = (message: string) => void;

/** Older lines are in main.old.log. */
export function openLog(folder: string): Log {
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log');
  logger.transports.file.maxSize = ROTATE_AT_BYTES;
  logger.transports.file.format = '{iso} {text}';
  return (message) => logger.info(message);
}
