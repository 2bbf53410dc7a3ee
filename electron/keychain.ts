/** The operating system's keychain, as Electron gives it: the one file that imports safeStorage. */
import { safeStorage } from 'electron';
import type { Vault } from './tokens.ts';

/** Older runtimes have the synchronous functions alone. */
function isAsync(): boolean {
  return typeof safeStorage.isAsyncEncryptionAvailable === 'function';
}

export const keychain: Vault = {
  async isSafe() {
    // Without a keychain Linux takes a password that everybody knows: that is no encryption.
    const plain = ['basic_text', 'unknown'];
    if (process.platform === 'linux' && plain.includes(safeStorage.getSelectedStorageBackend())) return false;
    return isAsync() ? await safeStorage.isAsyncEncryptionAvailable() : safeStorage.isEncryptionAvailable();
  },
  encrypt: async (text) => (isAsync() ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)),
  async decrypt(bytes) {
    if (!isAsync()) return { text: safeStorage.decryptString(bytes), isStale: false };
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
    return { text: result, isStale: shouldReEncrypt };
  },
};
