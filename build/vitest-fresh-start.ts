import { vi } from 'vitest';

// Before each file of tests: files share a process. What a test changed is put back before the next test of its file, and
// so not after the last one: the next file would begin with its clock, its environment and its globals.
vi.useRealTimers();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
vi.restoreAllMocks();
// Nothing that the modules of this project remember.
vi.resetModules();
