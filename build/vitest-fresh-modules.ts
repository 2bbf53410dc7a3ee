import { vi } from 'vitest';

// Before each file of tests: files share a process, but nothing that the modules of this project remember.
vi.resetModules();
