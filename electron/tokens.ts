/**
 * Tokens for servers, by host: encrypted by the operating system's keychain, or, where there is none that deserves the
 * name, in memory until the program ends. A page can add, count and forget them, and never gets one back.
 */
import { z } from 'zod';
import type { KeptTokens } from '../shared/shell-api.ts';
import { type JsonFile, openJsonFile } from './json-file.ts';

export interface Vault {
  /** Whether what it encrypts can be read by this user alone. */
  isSafe(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  /** `isStale`: it is to be encrypted again. */
  decrypt(bytes: Buffer): Promise<{ readonly text: string; readonly isStale: boolean }>;
}

export interface Tokens {
  list(): Promise<KeptTokens>;
  keep(host: string, token: string): Promise<void>;
  /** null = none is kept, or it can't be read any more. */
  find(host: string): Promise<string | null>;
  forget(host: string): void;
}

/** Host -> what the vault made of its token, base64. */
export type TokenFile = JsonFile<Readonly<Record<string, string>>>;

export function openTokenFile(file: string): TokenFile {
  return openJsonFile<Readonly<Record<string, string>>>(file, z.record(z.string(), z.base64()), {});
}

export function createTokens(file: TokenFile, vault: Vault): Tokens {
  const inMemory = new Map<string, string>();

  async function keep(host: string, token: string): Promise<void> {
    if (await vault.isSafe()) {
      file.set({ ...file.get(), [host]: (await vault.encrypt(token)).toString('base64') });
      inMemory.delete(host);
    } else inMemory.set(host, token);
  }
  function drop(host: string): void {
    const { [host]: dropped, ...others } = file.get();
    if (dropped !== undefined) file.set(others);
  }
  return {
    keep,
    async list() {
      const hosts = [...new Set([...Object.keys(file.get()), ...inMemory.keys()])].sort();
      return { storage: (await vault.isSafe()) ? 'keychain' : 'memory', hosts };
    },
    async find(host) {
      const remembered = inMemory.get(host);
      if (remembered !== undefined) return remembered;
      const encrypted = Object.hasOwn(file.get(), host) ? file.get()[host] : undefined;
      if (encrypted === undefined || !(await vault.isSafe())) return null;
      try {
        const { text, isStale } = await vault.decrypt(Buffer.from(encrypted, 'base64'));
        if (isStale) await keep(host, text);
        return text;
      } catch {
        // Of another keychain, or damaged: it is good for nothing any more.
        drop(host);
        return null;
      }
    },
    forget(host) {
      inMemory.delete(host);
      drop(host);
    },
  };
}
